-- One row per order of parts and labour that stands.
with

order_totals as (
    select * from metrics.order_totals
),

clock as (
    select * from policy.clock
),

final as (
    select
        order_id,
        request_id,
        customer_id,
        total_check,
        count_lines::integer as count_lines,
        count_odd_lines::integer as count_odd_lines,
        billed_hours::double as billed_hours,
        parts_amount,
        labour_amount,
        lines_amount::decimal(18, 2) as lines_amount,
        rounding_amount,
        recorded_total_amount,
        total_amount,
        (total_amount - expected_amount)::decimal(18, 2) as difference_amount,
        is_in_warranty,
        is_tax_included,
        signed_date,
        source_file,
        source_row
    from order_totals
    cross join clock
    where signed_date <= clock.as_of or signed_date is null
)

select * from final
