-- One row per time zone and stretch of time with one offset from UTC; instants in seconds since 1970.
with

calendars as (
    select * from warehouse.calendars
),

settings as (
    select * from policy.settings
),

zones as (
    select zone from calendars
    union
    select value from settings where name = 'zone'
),

bounds as (
    select
        epoch_us(min(covered_from) - interval 7 day) // 1000000 as first_second,
        epoch_us(max(covered_to) + interval 7 day) // 1000000 as last_second
    from calendars
),

days as (
    select zone, unnest(range(first_second, last_second + 1, 86400)) as second from zones cross join bounds
),

day_offsets as (
    select zone, second, epoch_us(timezone(zone, to_timestamp(second))) // 1000000 - second as offset_seconds
    from days
),

changing_days as (
    select zone, second
    from day_offsets
    qualify offset_seconds <> lead(offset_seconds) over (partition by zone order by second)
),

hours as (
    select zone, unnest(range(second, second + 90000, 3600)) as second from changing_days
),

hour_offsets as (
    select zone, second, epoch_us(timezone(zone, to_timestamp(second))) // 1000000 - second as offset_seconds
    from hours
),

changing_hours as (
    select zone, second, offset_seconds as offset_before
    from hour_offsets
    qualify offset_seconds <> lead(offset_seconds) over (partition by zone order by second)
        and second + 3600 = lead(second) over (partition by zone order by second)
),

minutes as (
    select zone, second as hour, offset_before, unnest(range(second + 60, second + 3660, 60)) as second
    from changing_hours
),

minute_offsets as (
    select
        zone,
        hour,
        offset_before,
        second,
        epoch_us(timezone(zone, to_timestamp(second))) // 1000000 - second as offset_seconds
    from minutes
),

changes as (
    select zone, min(second) as from_second, offset_before, min(offset_seconds) as offset_seconds
    from minute_offsets
    where offset_seconds <> offset_before
    group by zone, hour, offset_before
    union all
    select zone, first_second, offset_seconds, offset_seconds
    from day_offsets
    inner join bounds on second = first_second
),

final as (
    select
        zone,
        offset_before,
        offset_seconds,
        from_second,
        coalesce(lead(from_second) over (partition by zone order by from_second), last_second) as to_second
    from changes
    cross join bounds
)

select * from final
