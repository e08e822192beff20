-- Team figures of fewer than five people that are shown, or a hidden team that is the company less those shown.
with

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
    from team_appraisal
    where is_suppressed and team_id <> 'all'
    group by period_grain, period_start, kpi_code
    having count(*) = 1
),

final as (
    select * from shown_small
    union all
    select alone.*
    from alone
    semi join team_appraisal as whole
        on alone.kpi_code = whole.kpi_code
        and alone.period_grain = whole.period_grain
        and alone.period_start = whole.period_start
        and whole.team_id = 'all'
        and not whole.is_suppressed
)

select * from final
