-- Facts of the exported tables, the same in every database; export.txt has the answers.
SELECT count(*), min(plan_order), max(plan_order) FROM rashinban_item;
SELECT kind, count(*) FROM rashinban_item GROUP BY kind ORDER BY count(*), kind;
SELECT count(*) FROM rashinban_kind;
SELECT edition, decided_on, superseded_by, carried, confirmed FROM rashinban_edition ORDER BY decided_on;
SELECT attribution FROM rashinban_edition WHERE carried = 1;
SELECT code, parent, number_in_list, ja, kana, en, en_status FROM rashinban_item WHERE code IN ('V', 'I01-02-03') ORDER BY plan_order;
SELECT text FROM rashinban_item WHERE code = 'P03-02';
SELECT line, column_in_line, verbatim, heading FROM rashinban_item WHERE code = 'V06';
SELECT code, length(text), CASE WHEN text LIKE '%デジタル%' THEN 'yes' END FROM rashinban_item WHERE code = 'C00-01';
SELECT child.code FROM rashinban_item child JOIN rashinban_item parent ON child.parent = parent.code WHERE parent.code = 'I05' ORDER BY child.plan_order;
SELECT other, reason, term FROM rashinban_cross_reference WHERE code = 'I06-02' ORDER BY reference_order;
SELECT count(*) FROM rashinban_cross_reference a WHERE NOT EXISTS (SELECT * FROM rashinban_cross_reference b WHERE b.code = a.other AND b.other = a.code);
SELECT count(*) FROM rashinban_item WHERE text = '' OR heading = '' OR note = '';
