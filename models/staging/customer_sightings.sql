-- One row per normalised customer name and id that some export holds together.
-- view
with

customer_sightings as (
    select * from lake.customer_sightings
)

select * from customer_sightings
