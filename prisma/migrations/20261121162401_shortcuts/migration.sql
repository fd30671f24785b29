-- Single-key shortcuts, with an off switch of one's own (WCAG 2.1.4).
ALTER TABLE person ADD COLUMN shortcuts boolean NOT NULL DEFAULT true;
GRANT UPDATE (shortcuts) ON person TO liaison_app;
