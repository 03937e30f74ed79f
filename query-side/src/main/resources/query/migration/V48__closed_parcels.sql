-- When a parcel was cancelled or its money recorded as given back, for the story its buyer reads.
-- Parcels that ended before stay without it.
alter table parcel add column closed_at timestamptz;
