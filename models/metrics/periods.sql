-- One row per month, quarter and year from the first fact to the clock.
with

ticket_timeliness as (
    select * from metrics.ticket_timeliness
),

opportunities as (
    select * from warehouse.opportunities
),

health_assessments as (
    select * from staging.health_assessments
),

key_person_scores as (
    select * from staging.key_person_scores
),

feedback as (
    select * from staging.feedback
),

surveys as (
    select * from staging.surveys
),

behaviour_patterns as (
    select * from staging.behaviour_patterns
),

clock as (
    select * from policy.clock
),

firsts as (
    select min(submitted_month)::date as first_day from ticket_timeliness
    union all
    select min(created_at)::date from opportunities
    union all
    select min(closed_at)::date from opportunities
    union all
    select min(make_date(left(period, 4)::integer, right(period, 1)::integer * 3 - 2, 1)) from health_assessments
    where regexp_full_match(period, '\d{4}Q[1-4]')
    union all
    select min(scored_date) from key_person_scores
    union all
    select min(submitted_at)::date from feedback
    union all
    select min(surveyed_at)::date from surveys
    union all
    select min(recorded_date) from behaviour_patterns
),

months as (
    select unnest(generate_series(
        date_trunc('month', greatest(min(first_day), date '2000-01-01')),
        date_trunc('month', any_value(clock.as_of)),
        interval 1 month
    ))::date as month
    from firsts
    cross join clock
),

final as (
    select distinct
        grain.period_grain,
        date_trunc(grain.period_grain, month)::date as period_start,
        case grain.period_grain
            when 'month' then strftime(date_trunc('month', month), '%Y-%m')
            when 'quarter' then year(month) || 'Q' || quarter(month)
            else year(month)::varchar
        end as period
    from months
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
)

select * from final
