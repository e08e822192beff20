-- What was known of it, and since when.
with

opportunity_history as (
    select * from marts.opportunity_history
),

final as (
    select
        known_from,
        known_to,
        basis,
        stage,
        status,
        amount,
        expected_signed_date,
        owner_id,
        source_file,
        source_row
    from opportunity_history
    where opportunity_id = $id
    order by known_from
)

select * from final
