-- One row per satisfaction answer: a survey's dimensions, or the ticket's own score where no survey is about it.
-- view
with

surveys as (
    select * from warehouse.surveys
),

tickets as (
    select * from warehouse.tickets
),

clock as (
    select * from policy.clock
),

-- a total of 60 is of another scale and never stands beside 1 to 5 (C-15)
surveyed as (
    select
        ticket_id,
        customer_id,
        'survey' as source,
        surveyed_at as answered_at,
        [response_speed_score, solution_score, attitude_score] as scores,
        [response_speed_score_max, solution_score_max, attitude_score_max] as scales
    from surveys
    where response_speed_score is not null or solution_score is not null or attitude_score is not null
),

-- the survey wins over what was typed into the ticket; of that, the dimensions over the total (SPEC 8.3)
ticketed as (
    select
        tickets.ticket_id,
        tickets.customer_id,
        'ticket' as source,
        coalesce(scored_at, resolved_at, submitted_at) as answered_at,
        if(
            response_speed_score is null and solution_score is null and attitude_score is null,
            [satisfaction_score, null, null],
            [response_speed_score, solution_score, attitude_score]
        ) as scores,
        if(
            response_speed_score is null and solution_score is null and attitude_score is null,
            [satisfaction_score_max, null, null],
            [response_speed_score_max, solution_score_max, attitude_score_max]
        ) as scales
    from tickets
    anti join surveyed on tickets.ticket_id = surveyed.ticket_id
    where tickets.status is distinct from 'void'
        and coalesce(satisfaction_score, response_speed_score, solution_score, attitude_score) is not null
),

answers as (
    select * from surveyed
    union all
    select * from ticketed
),

-- sixths of a thousandth: the mean of one, two or three dimensions is a whole number of them
final as (
    select
        ticket_id,
        customer_id,
        source,
        answered_at,
        (list_sum(scores) * 6000 / list_count(scores))::bigint as score_sixths,
        list_min(scores) as lowest_score,
        list_count(scores) as count_dimensions,
        coalesce(list_max(scales), 5) = 5 and coalesce(list_min(scales), 5) = 5 as is_comparable
    from answers
    cross join clock
    where answered_at < clock.ends_at
)

select * from final
