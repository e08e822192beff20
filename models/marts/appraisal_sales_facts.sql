-- One row per person, measure of business and record: what it brought in, and the person's share (SPEC §6, A-27).
-- view
with

opportunities as (
    select * from marts.opportunities where basis = 'sourced'
),

credits as (
    select
        opportunity_id,
        person_id,
        sum(credit_ratio::decimal(9, 6)) as credit_ratio,
        sum(credited_amount) as credited_amount,
        sum(credited_won_amount) as credited_won_amount
    from marts.opportunity_credits
    where person_id is not null
    group by opportunity_id, person_id
),

sales as (
    select * from warehouse.service_product_sales where signed_date is not null
),

customer_roles as (
    select * from warehouse.customer_roles where basis = 'membership'
),

uplifts as (
    select * from metrics.customer_uplifts where count_matched > 0
),

credited as (
    select credits.*, opportunities.* exclude (opportunity_id)
    from credits
    inner join opportunities on credits.opportunity_id = opportunities.opportunity_id
),

-- sales manager and success manager may both hold the whole of a sale (A-27)
sold as (
    select *, sales_manager_id as person_id from sales where sales_manager_id is not null
    union all
    select *, success_manager_id from sales
    where success_manager_id is not null and success_manager_id is distinct from sales_manager_id
),

-- closeness, solution and price each count once for every member of the customer's team (C-12)
lifted as (
    select distinct
        uplifts.customer_id, uplifts.degree, uplifts.period_grain, uplifts.period_start,
        uplifts.end_sum - uplifts.start_sum as moved, uplifts.weights, customer_roles.person_id
    from uplifts
    inner join customer_roles
        on uplifts.customer_id = customer_roles.customer_id
        and uplifts.period_end >= customer_roles.valid_from
        and uplifts.period_start < customer_roles.valid_to
),

final as (
    select 'incubated_amount' as fact, person_id, credit_ratio as share, credited_amount as numerator,
        null as denominator, incubated_at::date as fact_date, null as period_grain,
        if(credited_amount is null, 'no_amount', null) as reason, 'opportunities' as entity,
        opportunity_id as record_id, source_file, source_sheet, source_row
    from credited
    where incubated_at is not null
    union all
    select 'incubated_count', person_id, credit_ratio, credit_ratio, null, incubated_at::date, null, null,
        'opportunities', opportunity_id, source_file, source_sheet, source_row
    from credited
    where incubated_at is not null
    union all
    select 'won_amount', person_id, credit_ratio, credited_won_amount, null, won_at::date, null,
        if(credited_won_amount is null, 'no_amount', null), 'opportunities', opportunity_id, source_file,
        source_sheet, source_row
    from credited
    where won_at is not null
    union all
    select 'product_sales', person_id, 1, amount, null, signed_date, null, if(amount is null, 'no_amount', null),
        'service_product_sales', sale_id, source_file, source_sheet, source_row
    from sold
    union all
    select 'relationship_uplift', person_id, 1, moved / (1000 * weights), 1, period_start, period_grain, null,
        'key_person_scores', customer_id || '·' || degree, null, null, null
    from lifted
)

select * from final
