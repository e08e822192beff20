-- One row per calendar and block of local time, `local_second // block_seconds`; it holds at most one stretch of work.
-- Working seconds by then: seconds_before + greatest(least(local_second, works_to) - works_from, 0).
with

calendar_intervals as (
    select * from warehouse.calendar_intervals
),

calendar_stretches as (
    select * from warehouse.calendar_stretches
),

calendar_pieces as (
    select * from warehouse.calendar_pieces
),

calendar_widths as (
    select * from warehouse.calendar_widths
),

-- at the end of its coverage a calendar still knows what was worked by then
blocks as (
    select
        calendar_stretches.*,
        block_seconds as width,
        from_local_second - offset_seconds as first_second,
        unnest(range(
            from_local_second // block_seconds,
            (to_local_second - if(to_local_second - offset_seconds < coverage_to_second, 1, 0)) // block_seconds + 1
        )) as block
    from calendar_stretches
    inner join calendar_widths on calendar_stretches.calendar_no = calendar_widths.calendar_no
),

working as (
    select
        calendar_pieces.*,
        unnest(range(works_from // block_seconds, (works_to - 1) // block_seconds + 1)) as block
    from calendar_pieces
    inner join calendar_widths on calendar_pieces.calendar_no = calendar_widths.calendar_no
),

-- what was worked before the first hours of a stretch of local times
firsts as (
    select
        calendar_stretches.calendar_no,
        calendar_stretches.coverage_no,
        from_local_second as stretch,
        coalesce(max(seconds_before + calendar_intervals.to_second - calendar_intervals.from_second), 0) as seconds
    from calendar_stretches
    left join calendar_intervals
        on calendar_stretches.calendar_no = calendar_intervals.calendar_no
        and calendar_stretches.coverage_no = calendar_intervals.coverage_no
        and calendar_intervals.to_second <= from_local_second - offset_seconds
    group by calendar_stretches.calendar_no, calendar_stretches.coverage_no, from_local_second
),

final as (
    select
        blocks.calendar_no,
        blocks.block,
        blocks.coverage_no,
        coalesce(
            working.seconds_before + greatest(blocks.block * width - works_from, 0),
            max(working.seconds_before + works_to - works_from) over (
                partition by blocks.calendar_no, blocks.coverage_no, blocks.from_local_second
                order by blocks.block
            ),
            firsts.seconds
        ) as seconds_before,
        -- greatest and least pass over nulls
        if(works_from is null, 0, greatest(works_from, blocks.block * width)) as works_from,
        if(works_to is null, 0, least(works_to, (blocks.block + 1) * width)) as works_to,
        coverage_from_second + offset_seconds as known_from,
        coverage_to_second + offset_seconds as known_to
    from blocks
    left join working
        on blocks.calendar_no = working.calendar_no
        and blocks.coverage_no = working.coverage_no
        and blocks.from_local_second = working.stretch
        and blocks.block = working.block
    left join firsts
        on blocks.calendar_no = firsts.calendar_no
        and blocks.coverage_no = firsts.coverage_no
        and blocks.from_local_second = firsts.stretch
)

select * from final
