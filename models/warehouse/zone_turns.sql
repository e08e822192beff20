-- One row: when the workspace's clock was moved since the first ticket, on that clock and as instants, and its offsets.
with

zone_offsets as (
    select zone_offsets.*
    from warehouse.zone_offsets
    inner join policy.settings on zone_offsets.zone = settings.value
    where settings.name = 'zone'
),

tickets as (
    select * from warehouse.tickets
),

firsts as (
    select coalesce(epoch_us(min(least(submitted_at, occurred_at))) // 1000000, 0) - 86400 as first_second
    from tickets
),

-- a repeated hour is read as the first, a skipped one as if the clock had not been moved yet
turned as (
    select
        from_second + greatest(offset_before, offset_seconds) as local_second,
        from_second,
        offset_before,
        offset_seconds
    from zone_offsets
    cross join firsts
    where offset_before is not null and from_second > first_second
),

standing as (
    select arg_max(offset_seconds, from_second) as offset_seconds
    from zone_offsets
    cross join firsts
    where from_second <= first_second or offset_before is null
),

final as (
    select
        coalesce(list(local_second order by from_second) filter (where from_second is not null), []) as local_turns,
        coalesce(list(from_second order by from_second) filter (where from_second is not null), []) as turns,
        [any_value(standing.offset_seconds)]
            || coalesce(list(turned.offset_seconds order by from_second) filter (where from_second is not null), [])
            as offsets
    from standing
    left join turned on true
)

select * from final
