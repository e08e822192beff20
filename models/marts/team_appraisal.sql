-- One row per team, period and KPI: as it was locked where the period of its unit is, else as its facts come to now.
with

team_cells as (
    select * from marts.team_cells
),

periods as (
    select * from marts.appraisal_periods
),

locked_teams as (
    select locked.*
    from ledger.locked_teams as locked
    semi join periods
        on locked.period_grain = periods.period_grain
        and locked.period_start = periods.period_start
),

locked_periods as (
    select distinct team_id, period_grain, period_start, lock_status, lock_revision from locked_teams
),

-- a KPI that a team had not when it was locked is not shown of it
computed as (
    select team_cells.*, 'open' as lock_status, null::integer as lock_revision
    from team_cells
    anti join locked_periods using (team_id, period_grain, period_start)
),

-- hidden is what was hidden then or is now: of two sets that cannot be worked out their union cannot either
locked as (
    select
        locked_teams.* replace (
            locked_teams.is_suppressed or coalesce(team_cells.is_suppressed, false) as is_suppressed
        )
    from locked_teams
    left join team_cells using (team_id, period_grain, period_start, kpi_code)
),

final as (
    select * from computed
    union all by name
    select
        * replace (
            if(is_suppressed, null, value) as value,
            if(is_suppressed, null, count_people) as count_people
        )
    from locked
)

select
    team_id, team, period_grain, period_start, period, kpi_code, kpi_zh, kpi_en, unit_zh, unit_en, direction,
    value, count_people, is_suppressed, lock_status, lock_revision
from final
