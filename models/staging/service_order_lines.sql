-- One row per part, labour or rounding line of an order and export that holds it.
-- view
with

service_order_lines as (
    select * from lake.service_order_lines
),

renamed as (
    select
        ---------- ids
        order_id,
        product_code,
        load_id,
        record_key,

        ---------- strings
        -- a line that says not what it is: 去零 rounds off, hours are labour, the rest are parts
        coalesce(
            line_kind,
            case
                when product_name in ('去零', '抹零') then 'rounding'
                when contains(product_name, '工时') or quantity_measure = '小时' or quantity_unit = '小时' then 'labour'
                else 'part'
            end
        ) as line_kind,
        product_name,
        quantity_unit,
        quantity_measure,
        source_file,
        source_sheet,
        dq_notes,

        ---------- numerics
        line_number::integer as line_number,
        quantity::decimal(18, 4) as quantity,
        unit_price_amount::decimal(18, 2) as unit_price_amount,
        amount::decimal(18, 2) as amount,
        cost_amount::decimal(18, 2) as cost_amount,
        source_row::integer as source_row,
        load_rank,
        record_version,

        ---------- booleans
        coalesce(unit_price_amount_is_estimated::boolean, false) as is_unit_price_amount_estimated,
        coalesce(amount_is_estimated::boolean, false) as is_amount_estimated,
        coalesce(cost_amount_is_estimated::boolean, false) as is_cost_amount_estimated,
        remarks is not null as has_remarks,

        ---------- dates
        delivery_date::date as delivery_date
    from service_order_lines
)

select * from renamed
