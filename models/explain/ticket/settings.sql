-- The decisions in force.
with

settings as (
    select * from policy.settings
),

final as (
    select name, value
    from settings
    where $id is not null and list_contains([
        'zone', 'acknowledge_minutes', 'clock_start', 'clock_basis', 'pauses', 'level_change', 'unsolvable', 'reopen'
    ], name)
)

select * from final order by name
