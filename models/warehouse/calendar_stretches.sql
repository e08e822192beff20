-- One row per calendar, coverage and stretch in which the workspace's clock keeps one offset: the local times it holds.
-- A repeated hour is read as the first, a skipped one as if the clock had not been moved yet.
with

calendar_coverages as (
    select * from warehouse.calendar_coverages
),

zone_offsets as (
    select * from warehouse.zone_offsets
),

settings as (
    select * from policy.settings
),

turned as (
    select
        zone_offsets.* exclude (zone),
        from_second + greatest(offset_before, offset_seconds) as from_local_second,
        to_second + greatest(
            offset_seconds,
            coalesce(lead(offset_seconds) over (order by from_second), offset_seconds)
        ) as to_local_second
    from zone_offsets
    inner join settings on zone_offsets.zone = settings.value
    where settings.name = 'zone'
),

final as (
    select
        calendar_no,
        coverage_no,
        offset_seconds,
        coverage_from_second,
        coverage_to_second,
        greatest(from_second, coverage_from_second) as from_second,
        least(to_second, coverage_to_second) as to_second,
        greatest(from_local_second, coverage_from_second + offset_seconds) as from_local_second,
        least(to_local_second, coverage_to_second + offset_seconds) as to_local_second,
        from_local_second > coverage_from_second + offset_seconds as has_turned
    from calendar_coverages
    inner join turned
        on from_second < coverage_to_second
        and to_second > coverage_from_second
        and from_local_second < coverage_to_second + offset_seconds
)

select * from final
