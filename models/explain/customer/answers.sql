-- The satisfaction answers behind the customer's service score, newest first.
with

answers as (
    select * from metrics.satisfaction_answers
),

final as (
    select
        year(answered_at) || 'Q' || quarter(answered_at) as period,
        ticket_id,
        source,
        score_sixths / 6000 as score,
        is_comparable,
        answered_at::varchar as answered_at
    from answers
    where customer_id = $id
    order by answers.answered_at desc, ticket_id
)

select * from final
