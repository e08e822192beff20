-- One row per ticket that was paused, or solved and opened again: how long, in elapsed and in business seconds.
with

ticket_states as (
    select * from warehouse.ticket_states
),

tickets as (
    select * from warehouse.ticket_targets
),

calendar_clocks as (
    select * from metrics.calendar_clocks
),

calendar_blocks as (
    select * from warehouse.calendar_blocks
),

spans as (
    select ticket_id, status = 'paused' as is_pause, is_entered, from_at, to_at
    from ticket_states
    where status = 'paused' or is_done
),

-- only what lies between the ticket's start and its end was taken from it
clipped as (
    select
        tickets.version,
        tickets.calendar_no,
        is_pause,
        is_entered,
        epoch_us(greatest(from_at, started_at)) // 1000000 as from_second,
        epoch_us(least(to_at, resolved_at, clock_at)) // 1000000 as to_second
    from spans
    inner join tickets on spans.ticket_id = tickets.ticket_id
    where greatest(from_at, started_at) < least(to_at, resolved_at, clock_at)
),

blocked as (
    select clipped.*, block_seconds
    from clipped
    left join calendar_clocks on clipped.calendar_no = calendar_clocks.calendar_no
),

counted as (
    select
        blocked.*,
        case
            when ended.coverage_no = began.coverage_no
                and from_second between began.known_from and began.known_to
                and to_second between ended.known_from and ended.known_to
                then ended.seconds_before + greatest(least(to_second, ended.works_to) - ended.works_from, 0)
                    - began.seconds_before - greatest(least(from_second, began.works_to) - began.works_from, 0)
        end as business_seconds
    from blocked
    left join calendar_blocks as began
        on blocked.calendar_no = began.calendar_no and from_second // block_seconds = began.block
    left join calendar_blocks as ended
        on blocked.calendar_no = ended.calendar_no and to_second // block_seconds = ended.block
),

-- a span that cannot be counted makes the sum unknown
final as (
    select
        version,
        count_if(is_pause and is_entered)::integer as count_pauses,
        coalesce(sum(to_second - from_second) filter (where is_pause), 0)::bigint as paused_seconds,
        coalesce(sum(to_second - from_second) filter (where not is_pause), 0)::bigint as closed_seconds,
        if(
            count_if(is_pause and business_seconds is null) = 0,
            coalesce(sum(business_seconds) filter (where is_pause), 0),
            null
        )::bigint as paused_business_seconds,
        if(
            count_if(not is_pause and business_seconds is null) = 0,
            coalesce(sum(business_seconds) filter (where not is_pause), 0),
            null
        )::bigint as closed_business_seconds
    from counted
    group by version
)

select * from final
