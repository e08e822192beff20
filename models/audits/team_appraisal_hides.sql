-- Team figures of fewer than five people that are shown, a hidden team that is the company less those shown, or a hidden
-- one that a lock shows.
with

team_cells as (
    select * from marts.team_cells
),

team_appraisal as (
    select * from marts.team_appraisal
),

settings as (
    select value::integer as min_people from policy.settings where name = 'min_team_people'
),

shown_small as (
    select team_id, period_grain, period_start, kpi_code, count_people
    from team_appraisal
    cross join settings
    where not is_suppressed and (count_people is null or count_people < settings.min_people)
),

alone as (
    select any_value(team_id) as team_id, period_grain, period_start, kpi_code, 1 as count_people
    from team_cells
    where is_suppressed and team_id <> 'all'
    group by period_grain, period_start, kpi_code
    having count(*) = 1
),

whole_shown as (
    select * from team_cells where team_id = 'all' and not is_suppressed
),

bared as (
    select team_id, period_grain, period_start, kpi_code, count_people
    from team_appraisal
    semi join (select * from team_cells where is_suppressed) as hidden
        using (team_id, period_grain, period_start, kpi_code)
    where not is_suppressed
),

final as (
    select * from shown_small
    union all
    select alone.* from alone semi join whole_shown using (kpi_code, period_grain, period_start)
    union all
    select * from bared
)

select * from final
