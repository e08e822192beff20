-- One row per step of health keeping under R-32, R-41, R-44, R-45, R-48 or R-49: when it was due and the verdict.
-- view
with

customer_quarters as (
    select * from metrics.customer_quarters
),

assessments as (
    select * from metrics.assessments
),

plans as (
    select customer_id, make_date(left(period, 4)::integer, right(period, 1)::integer * 3 - 2, 1) as period_start,
        min(planned_at) as planned_at, min(start_date) as start_date
    from warehouse.retention_plans
    where regexp_full_match(period, '\d{4}Q[1-4]') and customer_id is not null
    group by all
),

meetings as (
    select meeting_kind, customer_id, held_at from warehouse.meetings
),

days as (
    select date, workday_no, is_workday, business_days.covered_from
    from warehouse.business_days
    inner join warehouse.calendars on business_days.calendar_no = calendars.calendar_no
    where calendars.is_default
),

settings as (
    select
        '|' || any_value(value) filter (where name = 'revisit_meeting_kinds') || '|' as revisit_kinds,
        any_value(try_cast(value as integer)) filter (where name = 'reaction_window_months') as reaction_months
    from policy.settings
),

clock as (
    select * from policy.clock
),

-- the end of the fifth-last working day of a quarter whose days are all known (A-18)
collections as (
    select date_trunc('quarter', date)::date as period_start, (date + 1)::timestamp as due_at
    from days
    where is_workday
        and date_trunc('quarter', date) + interval 3 month - interval 1 day in (select date from days)
    qualify row_number() over (partition by date_trunc('quarter', date) order by date desc) = 5
),

kept as (
    select
        quarters.customer_id,
        quarters.period_start,
        assessments.* exclude (customer_id, period_start),
        assessments.customer_id is not null as is_assessed,
        ends_at as clock_at,
        -- before the first collection on record nobody can tell that one is missing
        coalesce(
            (select min(period_start) from assessments where collected_at is not null) <= quarters.period_start, false
        ) as has_collecting,
        exists (select 1 from assessments where reaction_collected_at is not null) as has_reactions,
        exists (select 1 from plans where planned_at is not null) as has_plans
    from customer_quarters as quarters
    cross join clock
    left join assessments
        on quarters.customer_id = assessments.customer_id
        and quarters.period_start = assessments.period_start
    where quarters.is_expected or assessments.customer_id is not null
),

-- the end of the second working day after the meeting (A-19); a calendar that does not cover it makes it unknown
plan_limits as (
    select met_on.date, due.date + 1 as due_date
    from days as met_on
    inner join days as due
        on met_on.workday_no + 2 = due.workday_no
        and met_on.covered_from = due.covered_from
    where due.is_workday
),

steps as (
    select
        'R-41' as rule_code, kept.customer_id, kept.period_start,
        coalesce(collected_at, assessed_date::timestamp) as end_at, null::timestamp as start_at, due_at,
        is_assessed and collected_at is null as is_proxy,
        has_collecting and not (is_assessed and assessed_date is null and collected_at is null) as is_recorded, clock_at
    from kept
    left join collections on kept.period_start = collections.period_start
    union all
    select
        'R-45', kept.customer_id, kept.period_start, planned_at, reviewed_at, due_date::timestamp, false, has_plans,
        clock_at
    from kept
    left join plan_limits on kept.reviewed_at::date = plan_limits.date
    left join plans on kept.customer_id = plans.customer_id and kept.period_start = plans.period_start
    where reviewed_at is not null
    union all
    select
        'R-49', kept.customer_id, kept.period_start, reaction_collected_at, start_date + interval 1 month,
        start_date + to_months(1 + reaction_months), false, has_reactions and customer_reaction is null, clock_at
    from kept
    cross join settings
    inner join plans on kept.customer_id = plans.customer_id and kept.period_start = plans.period_start
    where start_date is not null and is_assessed
),

-- collected before the strategy has run a month is not what R-49 asks for
judged as (
    select
        rule_code, customer_id, period_start, due_at, is_proxy,
        case
            when due_at is null then 'unknown'
            when rule_code = 'R-49' and end_at < start_at then 'missed'
            when end_at < start_at then 'unknown'
            when end_at < clock_at then if(end_at < due_at, 'met', 'missed')
            when not is_recorded then 'unknown'
            when due_at < clock_at then 'missed'
            else 'pending'
        end as verdict
    from steps
),

visits as (
    select distinct customer_id, date_trunc('quarter', held_at)::date as period_start
    from meetings
    cross join settings
    where contains(revisit_kinds, '|' || meeting_kind || '|')
),

reviews as (
    select distinct period_start from assessments where reviewed_at is not null
),

quarterly as (
    select
        'R-32' as rule_code, kept.customer_id, kept.period_start, kept.period_start + interval 3 month as due_at,
        case
            when visits.customer_id is not null then 'met'
            when not exists (select 1 from visits where visits.period_start <= kept.period_start) then 'unknown'
            when kept.period_start + interval 3 month <= clock_at then 'missed'
            else 'pending'
        end as verdict
    from kept
    left join visits on kept.customer_id = visits.customer_id and kept.period_start = visits.period_start
    union all
    select distinct
        'R-44', null, kept.period_start, kept.period_start + interval 3 month,
        case
            when reviews.period_start is not null then 'met'
            when not exists (select 1 from reviews) then 'unknown'
            when kept.period_start + interval 3 month <= clock_at then 'missed'
            else 'pending'
        end
    from kept
    left join reviews on kept.period_start = reviews.period_start
    union all
    -- a form keeps its last update only (A-15)
    select 'R-48', customer_id, period_start, period_start + interval 3 month, 'unknown' from kept where is_assessed
)

select * from judged
union all by name
select *, false as is_proxy from quarterly
