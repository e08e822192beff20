-- Settings and tables that decide its figures.
with

settings as (
    select * from policy.settings
),

final as (
    select
        name,
        value
    from settings
    where name in ('service_origin_kinds', 'incubation_gate', 'credit_without_shares', 'credit_owner_at', 'influence_window_days',
        'partner_opportunities', 'required_fields') and $id is not null
    order by name
)

select * from final
