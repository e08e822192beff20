-- One row per person and period: the suggested total of what could be scored, and its share of the weights.
with

items as (
    select *, weight::decimal(9, 4) * post_days as days_weight from marts.appraisal_items
),

posts as (
    select * from marts.appraisal_posts
),

settings as (
    select value::double as least_coverage from policy.settings where name = 'provisional_coverage'
),

-- weights of several posts count by the days in each (A-44)
summed as (
    select
        person_id,
        period_grain,
        period_start,
        sum(days_weight * score::decimal(9, 4)) filter (where status = 'scored') as points,
        sum(days_weight) filter (where status = 'scored') as scored_weight,
        sum(days_weight * if(status = 'scored', score, floor)::decimal(9, 4)) as least_points,
        sum(days_weight * if(status = 'scored', score, cap)::decimal(9, 4)) as most_points,
        sum(days_weight) as all_weight,
        min(floor) filter (where is_vetoing) as veto_score,
        bool_or(is_example) as is_example,
        count(*) as count_items,
        count_if(status = 'scored') as count_scored
    from items
    group by person_id, period_grain, period_start
),

-- whose post a person held last is the unit that appraises (A-45)
people as (
    select
        person_id,
        period_grain,
        period_start,
        any_value(period) as period,
        arg_max(unit_id, {'date': last_from_date, 'role': role}) as unit_id,
        arg_max(unit, {'date': last_from_date, 'role': role}) as unit,
        arg_max(role, {'date': last_from_date, 'role': role}) as role,
        count(*)::integer as count_posts,
        any_value(present_days) as present_days,
        any_value(period_days) as period_days,
        any_value(is_ended) as is_ended
    from posts
    group by person_id, period_grain, period_start
),

joined as (
    select
        people.*,
        summed.* exclude (person_id, period_grain, period_start),
        coalesce(scored_weight / (100 * people.present_days), 0)::double as coverage_ratio,
        least_coverage,
        round(points / nullif(scored_weight, 0), 2)::double as plain_score
    from people
    cross join settings
    left join summed
        on people.person_id = summed.person_id
        and people.period_grain = summed.period_grain
        and people.period_start = summed.period_start
),

final as (
    select
        person_id,
        period_grain,
        period_start,
        period,
        unit_id,
        unit,
        role,
        case
            when count_items is null then 'no_scheme'
            when plain_score is null then 'no_score'
            when not is_ended then 'in_progress'
            when coverage_ratio < least_coverage then 'provisional'
            else 'scored'
        end as status,
        'pending_review' as review_status,
        least(plain_score, veto_score) as score,
        plain_score as score_before_veto,
        round(least_points / (100 * present_days), 2)::double as least_score,
        -- of days whose post has no scheme nothing is known
        round((most_points + (100 * present_days - all_weight) * 100) / (100 * present_days), 2)::double
            as most_score,
        coverage_ratio,
        present_days,
        period_days,
        count_posts,
        coalesce(count_items, 0)::integer as count_items,
        coalesce(count_scored, 0)::integer as count_scored,
        plain_score is null or not is_ended or coverage_ratio < least_coverage as is_provisional,
        veto_score is not null as is_vetoed,
        coalesce(is_example, false) as is_example
    from joined
)

select * from final
