-- How it counts, and why.
with

opportunities as (
    select * from marts.opportunities
),

final as (
    select
        basis,
        is_service_born,
        is_influenced,
        is_partner,
        origin_kind,
        origin_id,
        origin_basis,
        count_links
    from opportunities
    where opportunity_id = $id
)

select * from final
