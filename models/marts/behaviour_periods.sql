-- One row per period and project type: how much of its projects' behaviour is known, and how much more (M-45).
with

behaviour_patterns as (
    select * from warehouse.behaviour_patterns
),

elements as (
    select * from policy.behaviour_elements
),

periods as (
    select
        period_grain, period_start, period,
        least(
            period_start + case period_grain when 'month' then interval 1 month when 'quarter' then interval 3 month
                else interval 1 year end - interval 1 day,
            as_of
        )::date as period_end
    from metrics.periods
    cross join policy.clock
    where period_grain <> 'month'
),

recorded as (
    select
        coalesce(project_id, opportunity_id, customer_id) as project,
        element,
        is_known,
        recorded_date,
        load_rank,
        source_row,
        max(project_type) over (partition by coalesce(project_id, opportunity_id, customer_id)) as project_type
    from behaviour_patterns
    where coalesce(project_id, opportunity_id, customer_id) is not null
),

-- the list of a project's own type, or that of all types
listed as (
    select projects.project, projects.project_type, elements.element
    from (select distinct project, coalesce(project_type, '*') as project_type from recorded) as projects
    inner join elements
        on elements.project_type = if(
            projects.project_type in (select project_type from elements), projects.project_type, '*'
        )
),

spans as (
    select
        *,
        coalesce(
            lead(recorded_date) over (
                partition by project, element order by recorded_date, load_rank, source_row
            ),
            date '9999-12-31'
        ) as next_date
    from recorded
),

-- what is known by a day; a project of which nothing was written down by then is not counted
states as (
    select
        period_grain, period_start, period, moments.moment, listed.project,
        any_value(listed.project_type) as project_type,
        count(*) as count_required,
        count_if(coalesce(spans.is_known, false)) as count_known
    from listed
    cross join periods
    cross join (values ('start'), ('end')) as moments (moment)
    semi join recorded
        on listed.project = recorded.project
        and recorded.recorded_date <= if(moments.moment = 'start', period_start, period_end)
    left join spans
        on listed.project = spans.project
        and listed.element = spans.element
        and spans.recorded_date <= if(moments.moment = 'start', period_start, period_end)
        and spans.next_date > if(moments.moment = 'start', period_start, period_end)
    group by all
),

paired as (
    select
        ended.*,
        started.count_known as started_known,
        started.count_required as started_required
    from (select * from states where moment = 'end') as ended
    left join (select * from states where moment = 'start') as started
        on ended.period_grain = started.period_grain
        and ended.period_start = started.period_start
        and ended.project = started.project
),

grouped as (
    select * replace (unnest([project_type, 'all']) as project_type) from paired
),

final as (
    select
        period_grain,
        period_start,
        period,
        project_type,
        count(*)::integer as count_projects,
        sum(count_required)::integer as count_required,
        sum(count_known)::integer as count_known,
        (sum(count_known) / sum(count_required))::double as mastery_ratio,
        count(started_known)::integer as count_matched,
        (sum(started_known) / sum(started_required))::double as mastery_start,
        (sum(count_known) filter (where started_known is not null) / sum(started_required))::double as mastery_end,
        (
            (sum(count_known) filter (where started_known is not null) - sum(started_known)) / sum(started_required)
        )::double as uplift
    from grouped
    group by all
)

select * from final
