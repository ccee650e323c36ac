-- Dispatch has a loop of its own in each program; Quartz would look for the job of its old trigger for ever.
DO $$
BEGIN
    IF to_regclass('qrtz_triggers') IS NULL THEN RETURN; END IF;
    DELETE FROM qrtz_cron_triggers WHERE trigger_name = 'dispatch-notices';
    DELETE FROM qrtz_triggers WHERE trigger_name = 'dispatch-notices';
    DELETE FROM qrtz_job_details WHERE job_name = 'dispatch-notices';
END $$;
