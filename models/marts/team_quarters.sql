-- One row per quarter and team: its on-time ratio of resolutions, unless it would show what fewer than five people did.
with

tickets as (
    select * from marts.tickets
),

-- the team of the first contact answers for the ticket, that of the assignee solves it
judged as (
    select
        'team' as dimension,
        team,
        owner_id as person_id,
        resolution_due_at::date as date,
        resolution_verdict = 'missed' as is_missed
    from tickets
    where team is not null and is_headline and resolution_verdict in ('met', 'missed')
    union all
    select
        'assignee_team',
        assignee_team,
        assignee_id,
        resolution_due_at::date,
        resolution_verdict = 'missed'
    from tickets
    where assignee_team is not null and is_headline and resolution_verdict in ('met', 'missed')
),

by_person as (
    select
        dimension,
        team,
        person_id,
        year(date) * 4 + quarter(date) - 1 as quarter_no,
        count(*) as count_due,
        count_if(is_missed) as count_missed
    from judged
    group by dimension, team, person_id, quarter_no
),

by_team as (
    select
        dimension,
        team,
        make_date(quarter_no // 4, quarter_no % 4 * 3 + 1, 1) as period_start,
        count(person_id)::integer as count_people,
        sum(count_due)::integer as count_due,
        sum(count_missed)::integer as count_missed
    from by_person
    group by dimension, team, quarter_no
),

-- what is hidden is also the company less all that is shown: of fewer than five people, the next team is hidden too
ranked as (
    select
        *,
        sum(count_people) filter (where count_people < 5) over (partition by period_start, dimension)
            as count_small_people,
        row_number() over (
            partition by period_start, dimension, count_people < 5 order by count_people, team
        ) as size_rank
    from by_team
),

hidden as (
    select *, count_people < 5 or (coalesce(count_small_people, 5) < 5 and size_rank = 1) as is_suppressed from ranked
),

final as (
    select
        'quarter' as period_grain,
        period_start,
        year(period_start) || 'Q' || quarter(period_start) as period,
        'resolution' as measure,
        dimension,
        team as dimension_value,
        'headline' as level,
        if(is_suppressed, null, count_people) as count_people,
        if(is_suppressed, null, count_due) as count_due,
        if(is_suppressed, null, count_missed) as count_missed,
        if(is_suppressed, null, (count_due - count_missed) / count_due)::double as on_time_ratio,
        is_suppressed
    from hidden
)

select * from final
