-- One row per calendar: how wide its blocks may be so that one row of `calendar_blocks` or `deadline_blocks` tells all.
with

calendar_pieces as (
    select * from warehouse.calendar_pieces
),

calendar_stretches as (
    select * from warehouse.calendar_stretches
),

deadline_pieces as (
    select * from warehouse.deadline_pieces
),

widths as (
    select unnest([
        8640000, 864000, 86400, 43200, 21600, 14400, 10800, 7200, 3600, 1800, 900, 600, 300, 60
    ]) as width
),

neighbours as (
    select
        calendar_no,
        works_from,
        lag(works_to) over (partition by calendar_no, coverage_no, stretch order by works_from) as ends_before
    from calendar_pieces
),

followers as (
    select
        calendar_no,
        seconds_before,
        lag(seconds_before) over (partition by calendar_no, coverage_no order by seconds_before) as began_before
    from deadline_pieces
),

every_width as (
    select distinct calendar_no, width from calendar_stretches cross join widths
),

-- no block may hold parts of two pieces, or two offsets of the clock
block_fits as (
    select * from every_width
    except
    select calendar_no, width
    from neighbours
    inner join widths on works_from // width <= (ends_before - 1) // width
    except
    select calendar_no, width
    from calendar_stretches
    inner join widths on has_turned and from_local_second % width <> 0
),

-- nor a block of working time parts of three
deadline_fits as (
    select * from every_width
    except
    select calendar_no, width
    from followers
    inner join widths on seconds_before // width <= (began_before - 1) // width
),

final as (
    select
        block_fits.calendar_no,
        max(block_fits.width)::integer as block_seconds,
        max(deadline_fits.width)::integer as deadline_block_seconds
    from block_fits
    inner join deadline_fits on block_fits.calendar_no = deadline_fits.calendar_no
    group by block_fits.calendar_no
)

select * from final
