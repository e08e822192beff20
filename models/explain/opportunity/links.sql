-- Records of service linked to it, and by what.
with

opportunity_links as (
    select * from warehouse.opportunity_links
),

final as (
    select
        kind,
        record_id,
        relation,
        basis
    from opportunity_links
    where opportunity_id = $id
    order by kind, record_id
)

select * from final
