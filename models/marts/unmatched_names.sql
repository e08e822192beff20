-- One row per name that records bear and the loaded list of its kind does not know, and kind of record.
with

unmatched_names as (
    select * from warehouse.unmatched_names
),

final as (
    select
        kind,
        entity,
        name,
        likely_name,
        count_records::integer as count_records,
        won_amount::decimal(18, 2) as won_amount,
        source_file,
        source_row
    from unmatched_names
)

select * from final
