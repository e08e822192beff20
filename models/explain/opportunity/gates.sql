-- Gates its stage requires.
with

opportunity_gates as (
    select * from marts.opportunity_gates
),

final as (
    select
        position,
        gate_code,
        state,
        passed_at
    from opportunity_gates
    where opportunity_id = $id
    order by position
)

select * from final
