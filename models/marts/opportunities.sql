-- One row per opportunity.
with

opportunities as (
    select * from warehouse.opportunities
),

settings as (
    select * from policy.settings
),

final as (
    select
        opportunity_id,
        customer_id,
        customer_name,
        product,
        opportunity_class,
        owner_id,
        contract_id,
        coalesce(amount, won_amount) as amount,
        is_amount_estimated,
        stage,
        status,
        contains('|' || service_origins.value || '|', '|' || origin_kind || '|') as is_service_born,
        origin_kind,
        origin_id,
        created_at,
        approved_at,
        case
            when status is null or status <> 'void'
                then coalesce(won_at, case when status = 'won' then closed_at end)
        end as won_at,
        case when status = 'won' then won_amount end as won_amount,
        source_file,
        source_row
    from opportunities
    left join settings as service_origins on service_origins.name = 'service_origin_kinds'
)

select * from final
