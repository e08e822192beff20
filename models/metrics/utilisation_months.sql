-- One row per person in scope and month in which they booked time: chargeable hours and hours available (M-51).
-- view
with

timesheets as (
    select * from warehouse.timesheets
),

worked_stretches as (
    select * from metrics.worked_stretches where source_kind = 'timesheet' and reason is null
),

persons as (
    select * from warehouse.persons
),

business_days as (
    select business_days.*
    from warehouse.business_days
    inner join warehouse.calendars on business_days.calendar_no = calendars.calendar_no
    where calendars.is_default
),

clock as (
    select * from policy.clock
),

roles as (
    select unnest(string_split(value, '|')) as role from policy.settings where name = 'utilisation_roles'
),

workday as (
    select value::integer as hours from policy.settings where name = 'workday_hours'
),

-- chargeable as the timesheets that stand say, leave as any that was not refused
hours as (
    select
        person_id,
        work_date,
        if(is_chargeable, seconds, 0) as chargeable_seconds,
        0 as leave_seconds,
        is_chargeable is not null as is_recorded
    from worked_stretches
    union all
    select person_id, work_date, 0, (hours * 3600)::bigint, false
    from timesheets
    where is_leave and coalesce(status, '') not in ('rejected', 'withdrawn')
),

booked as (
    select
        person_id,
        date_trunc('month', work_date)::date as month,
        sum(chargeable_seconds)::bigint as chargeable_seconds,
        sum(leave_seconds)::bigint as leave_seconds,
        bool_or(is_recorded) as is_recorded
    from hours
    cross join clock
    where work_date <= clock.as_of
        and (
            not exists (select 1 from persons)
            or person_id in (select person_id from persons where role in (select role from roles))
        )
    group by person_id, month
),

days as (
    select
        booked.person_id,
        booked.month,
        count(*) filter (where business_days.is_workday) as count_workdays,
        count(*) as count_covered
    from booked
    cross join clock
    left join persons on booked.person_id = persons.person_id
    inner join business_days
        on business_days.date between booked.month and least(last_day(booked.month), clock.as_of)
        and business_days.date between coalesce(persons.employment_start_date, date '0001-01-01')
            and coalesce(persons.employment_end_date, date '9999-12-31')
    group by booked.person_id, booked.month
),

final as (
    select
        booked.person_id,
        booked.month,
        if(is_recorded, chargeable_seconds, null) as chargeable_seconds,
        if(count_covered > 0, greatest(count_workdays * workday.hours * 3600 - leave_seconds, 0), null)
            as available_seconds
    from booked
    cross join workday
    left join days on booked.person_id = days.person_id and booked.month = days.month
)

select * from final
