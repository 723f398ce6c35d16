-- What the extension answers, the same in SQLite and PostgreSQL; extension.txt has the answers.
SELECT rashinban_label('i1.2'), rashinban_label('V04', 'en'), rashinban_label('Ｓ０６', 'kana');
SELECT rashinban_normalize('ｉ１－２－３'), rashinban_normalize('2023:v4'), rashinban_normalize('I01-99'), rashinban_normalize('');
SELECT CASE WHEN rashinban_valid('p3-1') THEN 'valid' END, CASE WHEN NOT rashinban_valid('p3-9') THEN 'not valid' END;
SELECT rashinban_parent('I01-02'), rashinban_parent('I');
SELECT rashinban_text('P03-02'), rashinban_text('I01');
SELECT rashinban_label(NULL), rashinban_label('V01', NULL), rashinban_valid(NULL), rashinban_normalize(NULL), rashinban_text(NULL), rashinban_parent(NULL);
SELECT rashinban_attribution();
SELECT count(*) FROM rashinban_items();
SELECT count(*) FROM rashinban_items() WHERE kind <> 'chapter';
SELECT code, kind, parent, number, ja, kana, en, en_status FROM rashinban_items() WHERE code = 'V06';
SELECT code FROM rashinban_items() WHERE code = 'v06';
SELECT code FROM rashinban_items('strategy') WHERE number > 5;
SELECT rank, code, kind, label, en FROM rashinban_find('防災') ORDER BY rank;
SELECT rank, code FROM rashinban_find('ﾃﾞｼﾞﾀﾙ', 'initiative', 'I') ORDER BY rank LIMIT 2;
SELECT count(*) FROM rashinban_find(NULL);
-- Beside a table of one's own: measures that carry codes as people typed them.
CREATE TABLE measure (name VARCHAR(40), plan_code VARCHAR(20));
INSERT INTO measure VALUES ('窓口改革', 'i3-4'), ('避難所台帳', 'Ｉ０５－０３'), ('その他', 'X1');
SELECT name, i.code, i.ja FROM measure LEFT JOIN rashinban_items() i ON i.code = rashinban_normalize(plan_code) ORDER BY name;
SELECT m.name, f.code FROM measure m, rashinban_find(substr(m.name, 1, 2)) f WHERE f.rank = 1 ORDER BY m.name;
CREATE INDEX measure_plan_code ON measure (rashinban_normalize(plan_code));
SELECT name FROM measure WHERE rashinban_normalize(plan_code) = 'I03-04';
DROP TABLE measure;
