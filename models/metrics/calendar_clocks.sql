-- One row per calendar: how its time is cut into blocks, and its working seconds at the clock.
with

calendar_widths as (
    select * from warehouse.calendar_widths
),

calendar_blocks as (
    select * from warehouse.calendar_blocks
),

clock as (
    select * from policy.clock
),

placed as (
    select *, epoch_us(ends_at) // 1000000 as clock_second from calendar_widths cross join clock
),

final as (
    select
        placed.calendar_no,
        placed.block_seconds,
        placed.deadline_block_seconds,
        coverage_no as clock_coverage_no,
        seconds_before + greatest(least(clock_second, works_to) - works_from, 0) as clock_worked
    from placed
    left join calendar_blocks
        on placed.calendar_no = calendar_blocks.calendar_no
        and clock_second // block_seconds = block
        and clock_second between known_from and known_to
)

select * from final
