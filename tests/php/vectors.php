<?php

// Runs tests/vectors/*.json and those of native/, and what nobody should pass. `php vectors.php [FILE…]`

declare(strict_types=1);

require __DIR__ . '/../../bindings/php/src/autoload.php';

use Rashinban\{Edition, Encoding, Item, ItemKind, Lang, Pad, Plan, Problem, RashinbanException, Strategy, Vision};

function codes(iterable $items): array
{
    $codes = [];
    foreach ($items as $item) {
        $codes[] = $item->code();
    }
    return $codes;
}

function search(array $args): array
{
    $results = Plan::search(
        $args['query'],
        kind: isset($args['kind']) ? ItemKind::fromSlug($args['kind']) : null,
        within: isset($args['within']) ? Item::byCode($args['within']) : null,
        offset: $args['offset'] ?? 0,
        limit: $args['limit'] ?? null,
    );
    return ['total' => $results->total, 'items' => codes($results)];
}

function matches(string $query, string $code): array
{
    $item = Item::byCode($code);
    $found = [];
    foreach ($item->matches($query) as $match) {
        [$what, $lang] = explode('-', $match->field->slug());
        // Cut out here, so that the range is tested and not the package's own cut.
        $matched = substr($item->$what(Lang::fromSlug($lang)), $match->start, $match->end - $match->start);
        if ($matched !== $match->text) {
            throw new LogicException("$matched is not {$match->text}");
        }
        $folds = array_map(fn ($fold) => $fold->slug(), $match->folds);
        $found[] = ['field' => $match->field->slug(), 'word' => $match->word, 'matched' => $matched, 'folds' => $folds];
    }
    return $found;
}

function cross_references(string $code): array
{
    return array_map(fn ($one) => [
        'item' => $one->item->code(),
        'reason' => $one->reason->slug(),
        'term' => $one->term?->label(),
    ], Item::byCode($code)->crossReferences());
}

function terms(string $code, string $lang): array
{
    $terms = [];
    foreach (Item::byCode($code)->crossReferences() as $one) {
        if ($one->term) {
            $terms[$one->term->label(Lang::fromSlug($lang))] = true;
        }
    }
    return array_map(strval(...), array_keys($terms));
}

function provenance(string $code): array
{
    $found = Item::byCode($code)->provenance();
    return [
        'edition' => $found->edition->slug(),
        'document' => $found->document,
        'heading' => $found->heading,
        'line' => $found->line,
        'column' => $found->column,
        'verbatim' => $found->verbatim,
    ];
}

function edition(string $id): array
{
    $found = Plan::edition(Edition::fromSlug($id));
    return [
        'decided_on' => $found->decidedOn->format('Y-m-d'),
        'superseded_by' => $found->supersededBy?->slug(),
        'carried' => $found->isCarried,
    ];
}

function convert(array $args): array
{
    $converted = Plan::convert(
        $args['text'],
        Encoding::fromSlug($args['encoding']),
        $args['width'] ?? null,
        Pad::fromSlug($args['pad'] ?? 'space'),
        $args['replace'] ?? false,
    );
    return ['bytes' => bin2hex($converted->bytes), 'replaced' => $converted->replaced];
}

const CALLS = [
    'item_by_code', 'item_by_number', 'items_by_label', 'enum_by_name', 'kind', 'number', 'label', 'label_status', 'text',
    'figure', 'note', 'is_within', 'parent', 'previous', 'next', 'child', 'children', 'ancestors', 'descendants',
    'siblings', 'path', 'items', 'chapters', 'items_of_kind', 'kind_label', 'search', 'matches', 'fold',
    'cross_references', 'terms', 'provenance', 'occurrences', 'item_edition', 'edition', 'editions', 'carried_edition',
    'newest_edition', 'crosswalk', 'attribution', 'convert', 'measure',
];

function answer(string $call, array $args): mixed
{
    $item = fn () => Item::byCode($args['code']);
    $lang = fn () => Lang::fromSlug($args['lang']);
    return match ($call) {
        'item_by_code' => $item()->code(),
        'item_by_number' => Item::byNumber(ItemKind::fromSlug($args['kind']), $args['number'])->code(),
        'items_by_label' => codes(Item::byLabel($args['label'])),
        'enum_by_name' => constant("Rashinban\\{$args['type']}::{$args['name']}")->code(),
        'kind' => $item()->kind()->slug(),
        'number' => $item()->number(),
        'label' => $item()->label($lang()),
        'label_status' => $item()->labelStatus($lang())->slug(),
        'text' => $item()->text($lang()),
        'figure' => $item()->figure(),
        'note' => $item()->note($lang()),
        'is_within' => $item()->isWithin(Item::byCode($args['other'])),
        'parent', 'previous', 'next' => $item()->$call()?->code(),
        'child' => $item()->child($args['number'])->code(),
        'children', 'ancestors', 'descendants', 'siblings', 'path' => codes($item()->$call()),
        'items' => codes(Plan::items()),
        'chapters' => codes(Plan::chapters()),
        'items_of_kind' => codes(Plan::items(ItemKind::fromSlug($args['kind']))),
        'kind_label' => Plan::kindLabel(ItemKind::fromSlug($args['kind']), $lang()),
        'search' => search($args),
        'matches' => matches($args['query'], $args['code']),
        'fold' => Plan::fold($args['text']),
        'cross_references' => cross_references($args['code']),
        'terms' => terms($args['code'], $args['lang']),
        'provenance' => provenance($args['code']),
        'occurrences' => array_map(fn ($one) => get_object_vars($one), $item()->occurrences()),
        'item_edition' => $item()->edition()->slug(),
        'edition' => edition($args['id']),
        'editions' => array_map(fn ($edition) => $edition->slug(), Plan::editions()),
        'carried_edition' => Plan::carriedEdition()->slug(),
        'newest_edition' => [
            'id' => Plan::newestEdition()->slug(),
            'confirmed' => Plan::edition(Plan::newestEdition())->isConfirmed,
        ],
        'crosswalk' => $item()->crosswalk(Edition::fromSlug($args['edition']))->slug(),
        'convert' => convert($args),
        'measure' => (array) Plan::measure($args['text']),
        'attribution' => Plan::attribution($lang()),
    };
}

/** An answer, or the error as a vector writes it. */
function outcome(callable $call): mixed
{
    try {
        return $call();
    } catch (RashinbanException $error) {
        $answer = ['error' => $error->problem->slug()];
        if ($error->problem === Problem::UnknownCode) {
            $answer['nearest'] = codes($error->nearest);
        }
        return $answer;
    } catch (TypeError) {
        return 'TypeError';
    }
}

$passed = $failed = 0;

function equal(string $name, mixed $got, mixed $want): void
{
    global $passed, $failed;
    // Arrays are equal whatever the order of their keys, but not without regard to types.
    if ($got === $want || is_array($got) && is_array($want) && sorted($got) === sorted($want)) {
        $passed++;
        return;
    }
    $failed++;
    fwrite(STDERR, "$name: got " . json_encode($got, JSON_UNESCAPED_UNICODE) . ', want '
        . json_encode($want, JSON_UNESCAPED_UNICODE) . "\n");
}

function sorted(array $array): array
{
    if (!array_is_list($array)) {
        ksort($array);
    }
    return array_map(fn ($value) => is_array($value) ? sorted($value) : $value, $array);
}

$files = array_slice($argv, 1) ?: glob(__DIR__ . '/../vectors/{,native/}*.json', GLOB_BRACE);
if (!$files) {
    exit("no vectors\n");
}
foreach ($files as $file) {
    foreach (json_decode(file_get_contents($file), true, flags: JSON_THROW_ON_ERROR) as $vector) {
        $name = basename($file) . ": {$vector['name']}";
        if (!in_array($vector['call'], CALLS, true)) {
            equal($name, "unknown call {$vector['call']}", null);
            continue;
        }
        try {
            equal($name, outcome(fn () => answer($vector['call'], $vector['args'] ?? [])), $vector['want']);
        } catch (Throwable $error) {
            equal($name, get_class($error) . ": {$error->getMessage()}", $vector['want']);
        }
    }
}

// What nobody should pass, and somebody will: a clear error, and a library that works on.
$refused = fn (string $name, string $problem, callable $call) =>
    equal("bad input: $name", outcome($call), ['error' => $problem]);
$wrongType = fn (string $name, callable $call) => equal("bad input: $name", outcome($call), 'TypeError');

$v = Item::byCode('V');
$sjis = "\x96\x68\x8d\xd0";
$refused('CP932 as query', 'malformed-text', fn () => Plan::search($sjis));
$refused('CP932 in matches', 'malformed-text', fn () => $v->matches($sjis));
$refused('CP932 as code', 'malformed-text', fn () => Item::byCode("V\x82\xa0"));
$refused('CP932 as label', 'malformed-text', fn () => Item::byLabel($sjis));
$refused('CP932 to fold', 'malformed-text', fn () => Plan::fold($sjis));
equal('beyond the first plane', Plan::fold('😀Ａ'), '😀a');
$refused('no query', 'empty-query', fn () => Plan::search(''));
$refused('white space', 'empty-query', fn () => Plan::search(" \u{3000}\n\t"));
$refused('257 characters', 'query-too-long', fn () => Plan::search(str_repeat('あ', 257)));
$refused('17 words', 'query-too-long', fn () => Plan::search(str_repeat('の ', 17)));
$refused('a million characters', 'query-too-long', fn () => Plan::search(str_repeat('デ', 1_000_000)));
$refused('a huge code', 'malformed-code', fn () => Item::byCode(str_repeat('1', 10_000_000)));
equal('a huge label', Item::byLabel(str_repeat('デ', 1_000_000)), []);
equal('a huge text', Plan::fold(str_repeat('Ａ', 1_000_000)), str_repeat('a', 1_000_000));
equal('nothing to fold', Plan::fold(''), '');
equal('a NUL to fold', Plan::fold("Ａ\0Ｂ"), "a\0b");
equal('a NUL to find', Plan::search("防\0災")->total, 0);
$refused('a NUL in a code', 'malformed-code', fn () => Item::byCode("V01\0"));
$crowded = $v->matches(str_repeat('の ', 16));
equal('many matches', [count($crowded) > 64, count($crowded) % 16], [true, 0]);
foreach ([-1, 0, 255, 256, 257, 65537, 2 ** 31, 2 ** 32 + 1, -(2 ** 32) + 1, PHP_INT_MAX, PHP_INT_MIN] as $number) {
    $refused("number $number", 'unknown-number', fn () => Item::byNumber(ItemKind::Vision, $number));
    $refused("child $number", 'unknown-number', fn () => $v->child($number));
    $refused("vision $number", 'unknown-number', fn () => Vision::fromNumber($number));
}
$refused('limit -1', 'invalid-argument', fn () => Plan::search('防災', limit: -1));
$refused('offset -1', 'invalid-argument', fn () => Plan::search('防災', offset: PHP_INT_MIN));
equal('limit 0', search(['query' => '防災', 'limit' => 0]), ['total' => 4, 'items' => []]);
equal('a huge limit', Plan::search('防災', limit: PHP_INT_MAX)->total, 4);
equal('an offset far behind', search(['query' => '防災', 'offset' => PHP_INT_MAX]), ['total' => 4, 'items' => []]);
$refused('no such kind', 'unknown-kind', fn () => ItemKind::fromSlug('principle'));
$refused('no such language', 'unknown-language', fn () => Lang::fromSlug('fr'));
$refused('no such edition', 'unknown-edition', fn () => Edition::fromSlug('1999'));
$refused('no such encoding', 'unknown-encoding', fn () => Encoding::fromSlug('euc-jp'));
$refused('a width below 0', 'invalid-argument', fn () => $v->labelBytes(-1));
$refused('a width beyond C', 'invalid-argument', fn () => $v->labelBytes(2 ** 31));
foreach ([null, 1, 1.5, [], new stdClass(), true] as $value) {
    $shown = json_encode($value);
    $wrongType("code $shown", fn () => Item::byCode($value));
    $wrongType("query $shown", fn () => Plan::search($value));
    $wrongType("text $shown", fn () => Plan::fold($value));
    $wrongType("label $shown", fn () => Item::byLabel($value));
    $wrongType("matches $shown", fn () => $v->matches($value));
    $wrongType("language $shown", fn () => $v->label($value));
    $wrongType("edition $shown", fn () => Plan::edition($value));
}
foreach (['1', 1.5, [], null] as $value) {
    $wrongType('number ' . json_encode($value), fn () => Item::byNumber(ItemKind::Vision, $value));
}

// What PHP's own habits expect of the package.
$item = Item::byCode('Ｉ１．２．３');
equal('one object for an item', Item::byCode('I01-02-03') === $item, true);
equal('serialized', unserialize(serialize($item)) == $item, true);
equal('as a string', "$item", 'I01-02-03');
equal('as JSON', json_encode([$item]), '["I01-02-03"]');
equal('an enum of the plan', Vision::from(4)->label(), '誰一人取り残されないデジタル社会');
equal('counted', count(Plan::search('防災')), 4);
equal('the message', (new RashinbanException(Problem::EmptyQuery))->message(Lang::En) !== '', true);
foreach ([...Plan::items(), ...Plan::chapters()] as $one) {
    foreach ([[Encoding::Utf8, 'UTF-8'], [Encoding::Cp932, 'CP932'], [Encoding::Utf16le, 'UTF-16LE']] as [$encoding, $name]) {
        $label = iconv($name, 'UTF-8', $one->labelBytes(400, $encoding));
        equal("$one in $name", rtrim($label, ' '), $one->label());
    }
}
equal('cut between characters', iconv('CP932', 'UTF-8', $item->labelBytes(7)), '在留カ ');
equal('a code in a field', $item->codeBytes(12), 'I01-02-03   ');
$converted = Plan::convert('高橋𠮷', width: 8, replace: true);
equal('converted', [iconv('CP932', 'UTF-8', $converted->bytes), $converted->replaced], ['高橋〓  ', [2]]);
equal('converted whole', iconv('CP932', 'UTF-8', Plan::convert('①ﾃﾞ')->bytes), '①ﾃﾞ');
equal('nothing converted', [Plan::convert('')->bytes, Plan::convert('', width: 0)->bytes], ['', '']);
$refused('lacking', 'unencodable', fn () => Plan::convert('𠮷'));
equal('measured', [Plan::measure('ﾃﾞ字')->characters, Plan::measure('ﾃﾞ字')->columns], [3, 4]);
equal('exported', json_decode(Plan::exportJson())->edition, '2023');
equal('after all that', Item::byCode('V01')->label(), 'デジタル化による成長戦略');

echo "$passed passed, $failed failed\n";
exit($failed ? 1 : 0);
