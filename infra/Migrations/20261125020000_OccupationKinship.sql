-- How occupations are related beyond curated links: their small class of the national classification, and how near two groups are.

CREATE TABLE occupation_classes (
  occupation_code  text PRIMARY KEY REFERENCES occupations ON DELETE CASCADE,
  small_class      text CHECK (small_class ~ '^[1-8]-[0-9]{2}-[0-9]{2}$'),
  small_class_name text,
  source           text NOT NULL,
  CHECK ((small_class IS NULL) = (small_class_name IS NULL))
);
COMMENT ON COLUMN occupation_classes.small_class IS 'null: nobody can say honestly where it belongs';

CREATE TABLE occupation_group_closeness (
  from_group text NOT NULL,
  to_group   text NOT NULL,
  percent    smallint NOT NULL CHECK (percent BETWEEN 1 AND 99),
  why        text NOT NULL,
  source     text NOT NULL,
  PRIMARY KEY (from_group, to_group)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON occupation_classes, occupation_group_closeness TO ja_app;
