-- The opportunity as it stands, and where it stands.
with

opportunities as (
    select * from marts.opportunities
),

final as (
    select
        opportunity_id,
        customer_name,
        customer_id,
        opportunity_class,
        stage,
        status,
        amount,
        win_ratio,
        expected_signed_date,
        age_days,
        count_slips,
        slipped_days,
        missing_fields,
        source_file,
        source_row
    from opportunities
    where opportunity_id = $id
)

select * from final
