-- One row per period, service centre (and all together) and line of income or cost.
with

money_items as (
    select * from metrics.money_items where side in ('income', 'cost') and month is not null
),

statement as (
    select value as tax_basis from policy.settings where name = 'statement_tax_basis'
),

monthly as (
    select
        month, side, category, coalesce(service_centre, '') as service_centre,
        sum(amount) as amount,
        count(*) as count_items,
        count(*) filter (where reason is not null) as count_unknown
    from money_items
    group by month, side, category, coalesce(service_centre, '')
),

summed as (
    select
        grain.period_grain,
        date_trunc(grain.period_grain, month)::date as period_start,
        side,
        category,
        if(scope.scope = 'all', 'all', 'centre') as dimension,
        if(scope.scope = 'all', 'all', service_centre) as dimension_value,
        sum(amount) as amount,
        sum(count_items) as count_items,
        sum(count_unknown) as count_unknown
    from monthly
    cross join (values ('month'), ('quarter'), ('year')) as grain (period_grain)
    cross join (values ('all'), ('centre')) as scope (scope)
    group by all
),

final as (
    select
        period_grain,
        case period_grain
            when 'month' then strftime(period_start, '%Y-%m')
            when 'quarter' then year(period_start) || 'Q' || quarter(period_start)
            else year(period_start)::varchar
        end as period,
        dimension,
        dimension_value,
        side,
        category,
        statement.tax_basis,
        count_items::integer as count_items,
        count_unknown::integer as count_unknown,
        -- of items none of which has an amount, the sum is unknown
        amount::decimal(18, 2) as amount,
        (amount * if(side = 'income', 1, -1))::decimal(18, 2) as result_amount,
        period_start
    from summed
    cross join statement
)

select * from final
