-- One row per calendar, coverage and block of working time, `(seconds - 1) // deadline_block_seconds`.
-- The first local second by which so many are worked: seconds + if(seconds <= turns_at, shift_before, shift_after).
with

deadline_pieces as (
    select * from warehouse.deadline_pieces
),

calendar_widths as (
    select * from warehouse.calendar_widths
),

blocks as (
    select
        deadline_pieces.*,
        unnest(range(
            seconds_before // deadline_block_seconds,
            (seconds_then - 1) // deadline_block_seconds + 1
        )) as block
    from deadline_pieces
    inner join calendar_widths on deadline_pieces.calendar_no = calendar_widths.calendar_no
),

final as (
    select
        calendar_no,
        coverage_no,
        block,
        min(seconds_then) as turns_at,
        max(seconds_then) as known_to,
        arg_min(shift, seconds_before) as shift_before,
        arg_max(shift, seconds_before) as shift_after
    from blocks
    group by calendar_no, coverage_no, block
)

select * from final
