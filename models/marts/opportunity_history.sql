-- One row per opportunity and stretch of time in which one picture of it was known.
-- view
with

history as (
    select * from warehouse.opportunity_history
),

final as (
    select
        opportunity_id,
        owner_id,
        basis,
        stage,
        status,
        amount,
        win_ratio::double as win_ratio,
        expected_signed_date,
        known_from,
        known_to,
        source_file,
        source_sheet,
        source_row
    from history
)

select * from final
