-- One row per team, period and KPI: what its facts come to, unless that tells what fewer than five people did.
-- view
with

records as (
    select * from marts.appraisal_records where state = 'counted'
),

periods as (
    select * from marts.appraisal_periods
),

settings as (
    select value::integer as min_people from policy.settings where name = 'min_team_people'
),

-- a fact is its team's of that day, and only of those whose post has the KPI
by_person as (
    select
        kpi_code,
        kind,
        period_grain,
        period_start,
        is_apart,
        unit_id as team_id,
        person_id,
        sum(numerator::decimal(18, 6)) as numerator,
        sum(denominator::decimal(18, 6)) as denominator
    from records
    group by all
),

cells as (
    select
        kpi_code, kind, period_grain, period_start, any_value(is_apart) as is_apart,
        if(grouping(team_id) = 1, 'all', team_id) as team_id,
        count(distinct person_id) as count_people,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from by_person
    group by grouping sets (
        (kpi_code, kind, period_grain, period_start, team_id), (kpi_code, kind, period_grain, period_start)
    )
),

ranked as (
    select
        *,
        row_number() over (
            partition by kpi_code, period_grain, period_start, team_id = 'all' order by count_people, team_id
        ) as size_rank,
        count_if(team_id <> 'all' and count_people < min_people)
            over (partition by kpi_code, period_grain, period_start) as count_small
    from cells
    cross join settings
),

-- what is hidden is also the whole less what is shown: it must be of two teams and of enough people together
joining as (
    select kpi_code, period_grain, period_start, size_rank, count(*) as count_new
    from (
        select kpi_code, period_grain, period_start, person_id, min(size_rank) as size_rank
        from by_person
        inner join ranked using (kpi_code, period_grain, period_start, team_id)
        group by all
    ) as first_teams
    group by all
),

grouped as (
    select
        ranked.*,
        coalesce(sum(coalesce(count_new, 0)) over (
            partition by ranked.kpi_code, ranked.period_grain, ranked.period_start, ranked.team_id = 'all'
            order by ranked.size_rank rows between unbounded preceding and 1 preceding
        ), 0) as count_before
    from ranked
    left join joining
        on ranked.kpi_code = joining.kpi_code
        and ranked.period_grain = joining.period_grain
        and ranked.period_start = joining.period_start
        and ranked.size_rank = joining.size_rank
        and ranked.team_id <> 'all'
),

small as (
    select
        *,
        count_people < min_people
            or (team_id <> 'all' and is_apart and count_small > 0 and count_before < min_people)
            as is_small
    from grouped
),

-- a year less three quarters is the fourth: where a part is hidden, so is the whole
hidden_parts as (
    select distinct
        kpi_code,
        team_id,
        grain.period_grain,
        date_trunc(grain.period_grain, period_start)::date as period_start
    from small
    cross join (values ('quarter'), ('year')) as grain (period_grain)
    where is_apart and is_small
),

hidden as (
    select small.*, is_small or (not is_apart and hidden_parts.team_id is not null) as is_suppressed
    from small
    left join hidden_parts
        on small.kpi_code = hidden_parts.kpi_code
        and small.team_id = hidden_parts.team_id
        and small.period_grain = hidden_parts.period_grain
        and small.period_start = hidden_parts.period_start
),

kpis as (
    select * from policy.kpis
),

units as (
    select unit_id, unit_name from warehouse.org_units
),

final as (
    select
        team_id,
        coalesce(units.unit_name, team_id) as team,
        hidden.period_grain,
        hidden.period_start,
        periods.period,
        hidden.kpi_code,
        name_zh as kpi_zh,
        name_en as kpi_en,
        unit_zh,
        unit_en,
        direction,
        if(is_suppressed, null, if(kind = 'sum', numerator, numerator / nullif(denominator, 0)))::double as value,
        if(is_suppressed, null, count_people)::integer as count_people,
        is_suppressed
    from hidden
    inner join kpis on hidden.kpi_code = kpis.kpi_code
    inner join periods
        on hidden.period_grain = periods.period_grain
        and hidden.period_start = periods.period_start
    left join units on hidden.team_id = units.unit_id
)

select * from final
