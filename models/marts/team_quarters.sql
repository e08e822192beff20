-- One row per quarter and team: its on-time ratio of resolutions, unless it would show what fewer than five people did.
with

tickets as (
    select * from marts.tickets
),

settings as (
    select value::integer as min_people from policy.settings where name = 'min_team_people'
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

ranked as (
    select
        *,
        row_number() over (partition by period_start, dimension order by count_people, team) as size_rank,
        count_if(count_people < min_people) over (partition by period_start, dimension) as count_small
    from by_team
    cross join settings
),

-- what is hidden is also the company less all that is shown: it must be of two teams and of enough people together
joining as (
    select dimension, period_start, size_rank, count(*) as count_new
    from (
        select ranked.dimension, ranked.period_start, person_id, min(size_rank) as size_rank
        from by_person
        inner join ranked
            on by_person.dimension = ranked.dimension
            and by_person.team = ranked.team
            and make_date(quarter_no // 4, quarter_no % 4 * 3 + 1, 1) = ranked.period_start
        where person_id is not null
        group by all
    ) as first_teams
    group by all
),

hidden as (
    select
        ranked.*,
        count_people < min_people or (
            count_small > 0
            and coalesce(sum(coalesce(count_new, 0)) over (
                partition by ranked.period_start, ranked.dimension order by ranked.size_rank
                rows between unbounded preceding and 1 preceding
            ), 0) < min_people
        ) as is_suppressed
    from ranked
    left join joining using (dimension, period_start, size_rank)
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
