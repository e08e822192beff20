-- One row per month due in, measure, basis, level, its target's level, steps of the target and verdicts: its tickets.
-- From step `from_step` to `to_step` of 15 minutes they are due in the month; missed before `met_step`, then as `then`.
with

target_spans as (
    select * from metrics.target_spans
),

target_months as (
    select * from metrics.target_months
),

placed as (
    select
        target_spans.*,
        position_end,
        target_months.place,
        if(position is null or position_to is null, last_step, least((position_to - position) // 900, last_step))
            as to_step,
        if(coalesce(target_spans.held_seconds, 0) = 0, count_within_reach, count_after) as count_later
    from target_spans
    left join target_months
        on target_spans.clock_no = target_months.clock_no
        and target_spans.coverage_no = target_months.coverage_no
        and started_month = target_months.month
),

-- most are due in one month whatever the target; of the others each month has its steps
moving as (
    select *, unnest(range(1, count_later + 1)) + place as later_place from placed where to_step < last_step
),

pieces as (
    select measure, basis, is_applied, target_level, level, is_headline, is_done, last_step, met_step,
        started_month as month, 1 as from_step, to_step
    from placed
    where to_step >= 1
    union all
    select measure, basis, is_applied, target_level, level, is_headline, is_done, last_step, met_step,
        target_months.month,
        greatest((target_months.position_from - position) // 900 + 1, 1),
        least((target_months.position_to - position) // 900, last_step)
    from moving
    inner join target_months
        on moving.clock_no = target_months.clock_no
        and moving.coverage_no = target_months.coverage_no
        and later_place = target_months.place
    where target_months.position_from < position + last_step * 900 and target_months.position_to >= position + 900
    union all
    -- past the end of its calendar a deadline is unknown, and the ticket belongs to the month it began in
    select measure, basis, is_applied, target_level, level, is_headline, is_done, last_step, met_step, started_month,
        greatest((position_end - position) // 900 + 1, 1), last_step
    from placed
    where to_step < last_step and position_end < position + last_step * 900
),

final as (
    select
        measure,
        basis,
        is_applied,
        target_level,
        level,
        is_headline,
        month,
        last_step,
        from_step::integer as from_step,
        to_step::integer as to_step,
        least(greatest(met_step, from_step), to_step + 1)::integer as met_step,
        if(is_done, 'met', 'pending') as "then",
        count(*)::integer as count_tickets
    from pieces
    where from_step <= to_step
    group by all
)

select * from final
