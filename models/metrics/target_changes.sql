-- One row per month, measure, basis, level, its target's level and step of the target: the change from the step before.
-- view
with

target_pieces as (
    select * from metrics.target_pieces
),

target_spans as (
    select * from metrics.target_spans
),

stated as (
    select
        *,
        if(met_step <= from_step, "then", 'missed') as first_verdict,
        if(met_step <= to_step, "then", 'missed') as last_verdict
    from target_pieces
),

-- what stands now is taken off at the first step, so that the sum over the steps is the difference from now
changes as (
    select month, measure, basis, is_applied, target_level, level, is_headline, from_step as step,
        first_verdict as verdict, count_tickets as change
    from stated
    union all
    select month, measure, basis, is_applied, target_level, level, is_headline, met_step, "then", count_tickets
    from stated
    where from_step < met_step and met_step <= to_step
    union all
    select month, measure, basis, is_applied, target_level, level, is_headline, met_step, 'missed', -count_tickets
    from stated
    where from_step < met_step and met_step <= to_step
    union all
    select month, measure, basis, is_applied, target_level, level, is_headline, to_step + 1, last_verdict,
        -count_tickets
    from stated
    where to_step < last_step
    union all
    select date_trunc('month', coalesce(due_at, started_at))::date, measure, basis, is_applied, target_level, level,
        is_headline, 1, verdict::varchar, -count(*)
    from target_spans
    group by all
),

final as (
    select
        month,
        measure,
        basis,
        is_applied,
        target_level,
        level,
        is_headline,
        step,
        coalesce(sum(change) filter (where verdict = 'met'), 0)::bigint as met,
        coalesce(sum(change) filter (where verdict = 'missed'), 0)::bigint as missed,
        coalesce(sum(change) filter (where verdict = 'pending'), 0)::bigint as pending
    from changes
    group by all
)

select * from final
