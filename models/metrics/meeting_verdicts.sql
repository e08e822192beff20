-- One row per meeting or visit that a rule of SPEC R-51 to R-64 asks for: when it was due, and the verdict.
-- view
with

meetings as (
    select * from metrics.meetings_held
),

key_moments as (
    select * from metrics.key_moments
),

key_accounts as (
    select * from metrics.key_accounts
),

health_tiers as (
    select customer_id, tier, (period_start + interval 3 month)::date as quarter from metrics.health_tiers
),

clock as (
    select * from policy.clock
),

business_days as (
    select business_days.date
    from warehouse.business_days
    inner join warehouse.calendars on business_days.calendar_no = calendars.calendar_no
    where calendars.is_default and business_days.is_workday
),

kinds as (
    select split_part(name, '_', 1) as role, unnest(string_split(value, '|')) as meeting_kind
    from policy.settings
    where name in (
        'standup_meeting_kinds', 'review_meeting_kinds', 'regular_meeting_kinds', 'visit_meeting_kinds',
        'director_meeting_kinds'
    )
),

held as (
    select kinds.role, meetings.customer_id, meetings.held_at::date as day
    from meetings
    inner join kinds on meetings.meeting_kind = kinds.meeting_kind
),

-- a rule is judged from the first meeting of its kind on: before that nobody wrote them down
begun as (
    select role, min(day) as first_day from held group by role
),

calls as (
    select 'R-51' as rule_code, 'standup' as role, null as customer_id, date as from_day, date as to_day
    from business_days
    union all
    select 'R-52', 'review', null, min(date), max(date) from business_days group by date_trunc('week', date)
    union all
    select 'R-53', 'regular', key_accounts.customer_id, month, last_day(month)
    from (select distinct date_trunc('month', date)::date as month from business_days) as months
    inner join key_accounts
        on months.month >= key_accounts.valid_from and last_day(months.month) <= key_accounts.valid_to
    union all
    select
        case tier when 'healthy' then 'R-62' when 'at_risk' then 'R-64' else 'R-63' end,
        case tier when 'healthy' then 'visit' when 'at_risk' then 'director' else 'regular' end,
        customer_id,
        (quarter + to_months(if(tier = 'sub_healthy', month_no::integer, 0)))::date,
        last_day(quarter + to_months(if(tier = 'sub_healthy', month_no::integer, 2)))
    from health_tiers
    cross join range(3) as months (month_no)
    where tier = 'sub_healthy' or (tier in ('healthy', 'at_risk') and month_no = 0)
),

judged as (
    select
        calls.rule_code,
        calls.to_day,
        calls.customer_id,
        calls.from_day,
        begun.first_day is not null as is_recorded,
        count(held.day) > 0 as is_held,
        calls.to_day >= clock.as_of as is_open
    from calls
    cross join clock
    left join begun on calls.role = begun.role
    left join held
        on calls.role = held.role
        and calls.customer_id is not distinct from held.customer_id
        and held.day between calls.from_day and calls.to_day
    where calls.from_day <= clock.as_of and calls.to_day >= coalesce(begun.first_day, clock.as_of)
    group by all
),

final as (
    select
        rule_code,
        to_day::timestamp + interval 1439 minute as due_at,
        false as is_proxy,
        case
            when not is_recorded then 'unknown'
            when is_held then 'met'
            when is_open then 'pending'
            else 'missed'
        end as verdict
    from judged
    union all
    select
        'R-54',
        due_at,
        is_proxy,
        case when is_met then 'met' when due_at < clock.ends_at then 'missed' else 'pending' end
    from key_moments
    cross join clock
)

select * from final
