-- One row per piece of feedback with what became of it; only 销售机会类 has a value that counts (C-05, V-21).
with

feedback as (
    select feedback.*
    from warehouse.feedback
    cross join policy.clock
    where feedback.submitted_at < clock.ends_at
),

links as (
    select opportunity_id, record_id as feedback_id from warehouse.opportunity_links where kind = 'feedback'
),

opportunities as (
    select * from marts.opportunities where status is distinct from 'void'
),

-- what was signed on an opportunity counts for one piece of feedback: the first of those with an estimate
pairs as (
    select
        feedback.feedback_id,
        opportunities.opportunity_id,
        opportunities.won_amount,
        row_number() over (
            partition by opportunities.opportunity_id
            order by
                feedback.feedback_class = 'sales' desc nulls last,
                feedback.value_estimate is null,
                feedback.submitted_at,
                feedback.feedback_id
        ) = 1 as is_first
    from links
    inner join feedback on links.feedback_id = feedback.feedback_id
    inner join opportunities on links.opportunity_id = opportunities.opportunity_id
),

linked as (
    select
        feedback_id,
        count(*)::integer as count_opportunities,
        min(opportunity_id) as opportunity_id,
        sum(won_amount) filter (where is_first) as signed_amount
    from pairs
    group by feedback_id
),

final as (
    select
        feedback.feedback_id,
        feedback.customer_id,
        feedback.customer_name,
        feedback.ticket_id,
        linked.opportunity_id,
        feedback.feedback_class,
        feedback.channel,
        feedback.assessment,
        feedback.result,
        if(feedback.feedback_class = 'sales', feedback.value_estimate, null)::decimal(18, 2) as value_estimate,
        if(feedback.feedback_class = 'sales', null, feedback.value_estimate)::decimal(18, 2) as excluded_estimate,
        if(feedback.feedback_class = 'sales', linked.signed_amount, null)::decimal(18, 2) as signed_amount,
        coalesce(linked.count_opportunities, 0) as count_opportunities,
        feedback.is_competitive,
        feedback.submitted_at,
        feedback.source_file,
        feedback.source_sheet,
        feedback.source_row
    from feedback
    left join linked on feedback.feedback_id = linked.feedback_id
)

select * from final
