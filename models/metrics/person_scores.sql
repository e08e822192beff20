-- One row per key person, degree and day with a score: whose it is, in thousandths, and whether the rater gains from it.
with

key_person_scores as (
    select * from warehouse.key_person_scores
),

key_persons as (
    select * from warehouse.key_persons
),

customer_roles as (
    select * from warehouse.customer_roles
),

settings as (
    select value as self_ratings from policy.settings where name = 'self_ratings'
),

clock as (
    select * from policy.clock
),

-- a person without a number is known by the name, within the customer
named as (
    select customer_id, person_hash, min(key_person_id) as key_person_id
    from key_persons
    where person_hash is not null
    group by customer_id, person_hash
),

rated as (
    select
        scores.customer_id,
        coalesce(scores.key_person_id, named.key_person_id, scores.person_hash) as person_key,
        scores.rater_id,
        scores.scored_date,
        scores.load_rank,
        scores.source_row,
        unnest([
            {'degree': 'closeness', 'score': closeness_score, 'scale': closeness_score_max},
            {'degree': 'solution', 'score': solution_score, 'scale': solution_score_max},
            {'degree': 'price', 'score': price_score, 'scale': price_score_max},
            {'degree': degree, 'score': score, 'scale': score_max}
        ], recursive := true)
    from key_person_scores as scores
    cross join clock
    left join named
        on scores.customer_id = named.customer_id
        and scores.person_hash = named.person_hash
    where scores.customer_id is not null and scores.scored_date <= clock.as_of
),

-- scores of another scale are not those of 1 to 5 (A-29)
comparable as (
    select * exclude (scale)
    from rated
    where degree is not null and score is not null and coalesce(scale, 5) = 5 and person_key is not null
),

-- the uplift is an aim of those who work for the customer: what they score is self-rated (A-34)
own_ratings as (
    select distinct comparable.customer_id, comparable.rater_id, comparable.scored_date
    from comparable
    inner join customer_roles
        on comparable.customer_id = customer_roles.customer_id
        and comparable.rater_id = customer_roles.person_id
        and comparable.scored_date >= customer_roles.valid_from
        and comparable.scored_date < customer_roles.valid_to
),

judged as (
    select comparable.*, own_ratings.customer_id is not null as is_self_rated
    from comparable
    left join own_ratings
        on comparable.customer_id = own_ratings.customer_id
        and comparable.rater_id = own_ratings.rater_id
        and comparable.scored_date = own_ratings.scored_date
),

final as (
    select
        customer_id,
        person_key,
        degree,
        scored_date,
        rater_id,
        (score * 1000)::bigint as score,
        is_self_rated,
        not is_self_rated or self_ratings = 'include' as is_counted
    from judged
    cross join settings
    qualify row_number() over (
        partition by customer_id, person_key, degree, scored_date, is_counted
        order by load_rank desc, source_row desc
    ) = 1
)

select * from final
