*> Runs the vectors of tests/vectors on the C library from COBOL.
*>
*> `cargo xtask test bindings` writes the JSON as lines for this program: call, arguments, and the answer that is wanted,
*> each closed by a tab. In a string X"FF" is a line feed, X"FE" a NUL and X"FD" a tab: bytes that UTF-8 does not have.
*> An answer is null, a text, a number, [a;list;] or {an=object;with=sorted;names=.;}. A call that is not known here is a
*> failure. cobc -x -free -I bindings/cobol -I tests/cobol tests/cobol/vectors.cob
identification division.
program-id. vectors.

environment division.
input-output section.
file-control.
    select vectors-file assign to dynamic vectors-path
        organization line sequential file status file-state.

data division.
file section.
fd  vectors-file.
01  vector-line                 pic x(32768).

working-storage section.
copy "rashinban.cpy".
copy "enums.cpy".

01  vectors-path                pic x(1024).
01  file-state                  pic xx.
    88  file-read               value "00" "04" "06".
    88  file-ended              value "10".
01  passed                      binary-long value 0.
01  failed                      binary-long value 0.
01  shown                       pic -(9)9.
01  shown-passed                pic -(9)9.

*> The call, its arguments with their lengths, and what is wanted.
01  call-name                   pic x(40).
01  arg-code                    pic x(2048).
01  arg-lang                    pic x(40).
01  arg-number                  pic x(20).
01  arg-kind                    pic x(40).
01  arg-label                   pic x(2048).
01  arg-type                    pic x(40).
01  arg-name                    pic x(40).
01  arg-query                   pic x(32768).
01  arg-within                  pic x(40).
01  arg-limit                   pic x(20).
01  arg-offset                  pic x(20).
01  arg-text                    pic x(8192).
01  arg-id                      pic x(40).
01  arg-edition                 pic x(40).
01  arg-other                   pic x(40).
01  arg-encoding                pic x(40).
01  arg-width                   pic x(20).
01  arg-pad                     pic x(20).
01  arg-replace                 pic x(20).
01  wanted                      pic x(32768).
01  argument-lengths.
    05  len-code                binary-long.
    05  len-lang                binary-long.
    05  len-number              binary-long.
    05  len-kind                binary-long.
    05  len-label               binary-long.
    05  len-type                binary-long.
    05  len-name                binary-long.
    05  len-query               binary-long.
    05  len-within              binary-long.
    05  len-limit               binary-long.
    05  len-offset              binary-long.
    05  len-text                binary-long.
    05  len-id                  binary-long.
    05  len-edition             binary-long.
    05  len-other               binary-long.
    05  len-encoding            binary-long.
    05  len-width               binary-long.
    05  len-pad                 binary-long.
    05  len-replace             binary-long.
    05  len-wanted              binary-long.

*> The answer as it grows, and where its next byte goes.
01  answer                      pic x(32768).
01  answer-at                   binary-long.
01  answer-len                  binary-long.
01  null-text                   pic x(4) value "null".

*> What the calls take and give.
01  function-name               pic x(40).
01  lang                        binary-long.
01  kind                        binary-long.
01  number-given                binary-long.
01  found                       binary-long.
01  within                      binary-long.
01  most                       binary-long.
01  offset                      binary-long.
01  total                       binary-long.
01  other-one                       binary-long.
01  count-found                 binary-long.
01  items.
    05  item-found              binary-long occurs 142.
01  i                           binary-long.
01  j                           binary-long.
01  one-bit                         binary-long.
01  bits                        binary-long.
01  bit-rest                    binary-long.
01  one-code                    pic x(PLAN-MAX-CODE-UTF8).
01  one-text                    pic x(PLAN-MAX-TEXT-JA-UTF8).
01  folded                      pic x(8192).
*> A user's text converted, and where 〓 stands in it.
01  width                       binary-long.
01  pad-kind                     binary-long.
01  replace-lacking                   binary-long.
01  replaced                    binary-long.
01  columns-taken               binary-long.
01  field                       pic x(8192).
01  replaced-places.
    05  replaced-place          binary-long occurs 64.
01  hex-digits                  pic x(16) value "0123456789abcdef".
01  matches.
    05  a-match occurs 512.
        10  match-field         binary-long.
        10  match-word          binary-long.
        10  match-start         binary-long.
        10  match-end           binary-long.
        10  match-folds         binary-long.
01  found-references.
    05  a-reference occurs 128.
        10  reference-item      binary-long.
        10  reference-reason    binary-long.
        10  reference-term      binary-long.
01  provenance.
    05  from-edition            binary-long.
    05  from-line               binary-long.
    05  from-column             binary-long.
    05  from-heading-item       binary-long.
    05  from-document.
        10  from-document-ptr   usage pointer.
        10  from-document-len   binary-long.
        10  filler              pic x(4).
    05  from-heading            pic x(16).
    05  from-verbatim           pic x(16).
01  occurrences.
    05  an-occurrence occurs 8.
        10  occurrence-line     binary-long.
        10  filler              pic x(4).
        10  occurrence-text     pic x(16).

*> The copybook's sizes against the library's own.
01  encoding                    binary-long.
01  longest                     binary-long.
01  size-rows.
    05  filler binary-long value PLAN-MAX-LABEL-JA-UTF8.
    05  filler binary-long value PLAN-MAX-LABEL-KANA-UTF8.
    05  filler binary-long value PLAN-MAX-LABEL-EN-UTF8.
    05  filler binary-long value PLAN-MAX-TEXT-JA-UTF8.
    05  filler binary-long value PLAN-MAX-TEXT-KANA-UTF8.
    05  filler binary-long value PLAN-MAX-TEXT-EN-UTF8.
    05  filler binary-long value PLAN-MAX-LABEL-JA-CP932.
    05  filler binary-long value PLAN-MAX-LABEL-KANA-CP932.
    05  filler binary-long value PLAN-MAX-LABEL-EN-CP932.
    05  filler binary-long value PLAN-MAX-TEXT-JA-CP932.
    05  filler binary-long value PLAN-MAX-TEXT-KANA-CP932.
    05  filler binary-long value PLAN-MAX-TEXT-EN-CP932.
    05  filler binary-long value PLAN-MAX-LABEL-JA-UTF16LE.
    05  filler binary-long value PLAN-MAX-LABEL-KANA-UTF16LE.
    05  filler binary-long value PLAN-MAX-LABEL-EN-UTF16LE.
    05  filler binary-long value PLAN-MAX-TEXT-JA-UTF16LE.
    05  filler binary-long value PLAN-MAX-TEXT-KANA-UTF16LE.
    05  filler binary-long value PLAN-MAX-TEXT-EN-UTF16LE.
01  filler redefines size-rows.
    05  size-row                binary-long occurs 18 indexed by size-at.

linkage section.
01  library-text                pic x(32768).

procedure division.
main-section.
    accept vectors-path from argument-value
    open input vectors-file
    if not file-read
        display "cannot open " function trim(vectors-path) upon syserr
        move 2 to return-code
        stop run
    end-if
    perform next-line
    perform until file-ended
        perform run-vector
        perform next-line
    end-perform
    close vectors-file
    perform check-sizes
    move passed to shown-passed
    move failed to shown
    display function trim(shown-passed) " passed, " function trim(shown) " failed"
    if failed not = 0 or passed = 0
        move 1 to return-code
    end-if
    stop run.

next-line.
    read vectors-file
    if not file-read and not file-ended
        display "cannot read the vectors: " file-state upon syserr
        move 2 to return-code
        stop run
    end-if.

run-vector.
    initialize argument-lengths
    unstring vector-line delimited by x"09" into
        call-name
        arg-code count in len-code
        arg-lang count in len-lang
        arg-number count in len-number
        arg-kind count in len-kind
        arg-label count in len-label
        arg-type count in len-type
        arg-name count in len-name
        arg-query count in len-query
        arg-within count in len-within
        arg-limit count in len-limit
        arg-offset count in len-offset
        arg-text count in len-text
        arg-id count in len-id
        arg-edition count in len-edition
        arg-other count in len-other
        arg-encoding count in len-encoding
        arg-width count in len-width
        arg-pad count in len-pad
        arg-replace count in len-replace
        wanted count in len-wanted
    inspect arg-code converting x"FFFEFD" to x"0A0009"
    inspect arg-label converting x"FFFEFD" to x"0A0009"
    inspect arg-query converting x"FFFEFD" to x"0A0009"
    inspect arg-text converting x"FFFEFD" to x"0A0009"
    inspect wanted converting x"FFFEFD" to x"0A0009"
    move 1 to answer-at
    perform resolve-arguments
    perform answer-call
    subtract 1 from answer-at giving answer-len
    if answer-len = len-wanted and answer(1:answer-len) = wanted(1:len-wanted)
        add 1 to passed
    else
        add 1 to failed
        display function trim(call-name) ": " function trim(arg-code) function trim(arg-query)
        display "  want " wanted(1:len-wanted)
        if answer-len > 0
            display "  got  " answer(1:answer-len)
        end-if
    end-if.

*> What a name does not stand for becomes -1, which is no number of anything.
resolve-arguments.
    move -1 to PLAN-ITEM lang kind
    if len-code > 0
        call "rashinban_item_by_code" using by reference arg-code by value len-code by value PLAN-ENCODING-UTF8
            by reference PLAN-ITEM returning PLAN-STATUS
    end-if
    if len-lang > 0
        call "rashinban_lang_by_name" using by reference arg-lang by value len-lang by reference lang
            returning PLAN-STATUS
    end-if
    if len-kind > 0
        call "rashinban_kind_by_name" using by reference arg-kind by value len-kind by reference kind
            returning PLAN-STATUS
    end-if
    if len-number > 0
        compute number-given = function numval(arg-number(1:len-number))
    end-if.

answer-call.
    evaluate call-name
        when "item_by_code"
            call "rashinban_item_by_code" using by reference arg-code by value len-code
                by value PLAN-ENCODING-UTF8 by reference found returning PLAN-STATUS
            perform emit-found-or-error
        when "item_by_number"
            call "rashinban_item_by_number" using by value kind by value number-given by reference found
                returning PLAN-STATUS
            perform emit-found-or-error
        when "items_by_label"
            call "rashinban_items_by_label" using by reference arg-label by value len-label
                by value PLAN-ENCODING-UTF8 by reference items by value 142 returning PLAN-STATUS
            perform emit-items-or-error
        when "enum_by_name"
            perform answer-enum
        when "kind"
            call "rashinban_item_kind" using by value PLAN-ITEM by reference found returning PLAN-STATUS
            move "rashinban_kind_name" to function-name
            perform emit-name-or-error
        when "number"
            call "rashinban_item_number" using by value PLAN-ITEM by reference found returning PLAN-STATUS
            if found = 0
                perform emit-null
            else
                perform emit-number
            end-if
        when "label"
            call "rashinban_copy_label" using by value PLAN-ITEM by value lang by value PLAN-ENCODING-UTF8
                by reference one-text by value length of one-text by value PLAN-PAD-SPACE
                returning PLAN-STATUS
            perform emit-copied
        when "label_status"
            call "rashinban_item_label_status" using by value PLAN-ITEM by value lang by reference found
                returning PLAN-STATUS
            move "rashinban_label_status_name" to function-name
            perform emit-name-or-error
        when "text"
            call "rashinban_copy_text" using by value PLAN-ITEM by value lang by value PLAN-ENCODING-UTF8
                by reference one-text by value length of one-text by value PLAN-PAD-SPACE
                returning PLAN-STATUS
            perform emit-copied
        when "figure"
            call "rashinban_item_figure" using by value PLAN-ITEM by reference PLAN-STR returning PLAN-STATUS
            perform emit-str-or-error
        when "note"
            call "rashinban_item_note" using by value PLAN-ITEM by value lang by reference PLAN-STR
                returning PLAN-STATUS
            perform emit-str-or-error
        when "is_within"
            call "rashinban_item_by_code" using by reference arg-other by value len-other
                by value PLAN-ENCODING-UTF8 by reference other-one returning PLAN-STATUS
            call "rashinban_item_is_within" using by value PLAN-ITEM by value other-one by reference found
                returning PLAN-STATUS
            perform emit-boolean
        when "parent" when "previous" when "next"
            perform name-of-function
            call function-name using by value PLAN-ITEM by reference found returning PLAN-STATUS
            perform emit-found-or-error
        when "child"
            call "rashinban_item_child" using by value PLAN-ITEM by value number-given by reference found
                returning PLAN-STATUS
            perform emit-found-or-error
        when "children" when "ancestors" when "descendants" when "siblings" when "path"
            perform name-of-function
            call function-name using by value PLAN-ITEM by reference items by value 142
                returning PLAN-STATUS
            perform emit-items-or-error
        when "items"
            call "rashinban_items_of_kind" using by value 0 by reference items by value 142
                returning PLAN-STATUS
            perform emit-items-or-error
        when "chapters"
            call "rashinban_items_of_kind" using by value PLAN-KIND-CHAPTER by reference items by value 142
                returning PLAN-STATUS
            perform emit-items-or-error
        when "items_of_kind"
            call "rashinban_items_of_kind" using by value kind by reference items by value 142
                returning PLAN-STATUS
            perform emit-items-or-error
        when "kind_label"
            call "rashinban_kind_label" using by value kind by value lang by reference PLAN-STR
                returning PLAN-STATUS
            perform emit-str-or-error
        when "convert"
            perform answer-convert
        when "measure"
            perform answer-measure
        when "search"
            perform answer-search
        when "matches"
            perform answer-matches
        when "fold"
            call "rashinban_fold" using by reference arg-text by value len-text by reference folded
                by value length of folded returning PLAN-STATUS
            if PLAN-FAILED
                perform emit-error
            else
                if PLAN-STATUS > 0
                    string folded(1:PLAN-STATUS) delimited by size into answer with pointer answer-at
                end-if
            end-if
        when "cross_references"
            perform answer-cross-references
        when "terms"
            perform answer-terms
        when "provenance"
            perform answer-provenance
        when "occurrences"
            perform answer-occurrences
        when "item_edition"
            call "rashinban_item_edition" using by value PLAN-ITEM by reference found returning PLAN-STATUS
            move "rashinban_edition_name" to function-name
            perform emit-name-or-error
        when "edition"
            perform answer-edition
        when "editions"
            perform answer-editions
        when "carried_edition"
            call "rashinban_edition_carried" using by reference found returning PLAN-STATUS
            move "rashinban_edition_name" to function-name
            perform emit-name-or-error
        when "newest_edition"
            perform answer-newest-edition
        when "crosswalk"
            perform answer-crosswalk
        when "attribution"
            call "rashinban_attribution" using by value lang by reference PLAN-STR returning PLAN-STATUS
            perform emit-str-or-error
        when other
            string "unknown call" delimited by size into answer with pointer answer-at
    end-evaluate.

*> rashinban_item_ and the name of the call.
name-of-function.
    move spaces to function-name
    string "rashinban_item_" delimited by size call-name delimited by space into function-name.

answer-enum.
    move PLAN-ERR-UNKNOWN-NUMBER to PLAN-STATUS
    set enum-at to 1
    search enum-row
        when enum-type(enum-at) = arg-type and enum-name(enum-at) = arg-name
            move enum-kind(enum-at) to kind
            move enum-number(enum-at) to number-given
            call "rashinban_item_by_number" using by value kind by value number-given by reference found
                returning PLAN-STATUS
    end-search
    perform emit-found-or-error.

answer-search.
    move 0 to within offset
    move 142 to most
    if len-kind = 0
        move 0 to kind
    end-if
    if len-within > 0
        call "rashinban_item_by_code" using by reference arg-within by value len-within
            by value PLAN-ENCODING-UTF8 by reference within returning PLAN-STATUS
    end-if
    if len-offset > 0
        compute offset = function numval(arg-offset(1:len-offset))
    end-if
    if len-limit > 0
        compute most = function numval(arg-limit(1:len-limit))
        if most > 142
            move 142 to most
        end-if
    end-if
    call "rashinban_search" using by reference arg-query by value len-query by value PLAN-ENCODING-UTF8
        by value kind by value within by value offset by reference items by value most by reference total
        returning PLAN-STATUS
    if PLAN-FAILED
        perform emit-error
    else
        string "{items=" delimited by size into answer with pointer answer-at
        perform emit-items-or-error
        string ";total=" delimited by size into answer with pointer answer-at
        move total to found
        perform emit-number
        string ";}" delimited by size into answer with pointer answer-at
    end-if.

*> Without a width, as wide as the text.
answer-convert.
    perform varying encoding from 0 by 1 until encoding > 2
        call "rashinban_encoding_name" using by value encoding by reference PLAN-STR returning PLAN-STATUS
        set address of library-text to PLAN-STR-PTR
        if library-text(1:PLAN-STR-LEN) = arg-encoding(1:len-encoding)
            exit perform
        end-if
    end-perform
    move 0 to replace-lacking
    if len-replace > 0
        move 1 to replace-lacking
    end-if
    move PLAN-PAD-SPACE to pad-kind
    if len-pad > 0 and arg-pad(1:len-pad) = "wide-space"
        move PLAN-PAD-WIDE-SPACE to pad-kind
    end-if
    move 0 to width
    if len-width > 0
        compute width = function numval(arg-width(1:len-width))
    else
        perform convert-text
        if not PLAN-FAILED
            move PLAN-STATUS to width
        end-if
    end-if
    perform convert-text
    if PLAN-FAILED
        perform emit-error
    else
        string "{bytes=" delimited by size into answer with pointer answer-at
        perform varying i from 1 by 1 until i > width
            compute j = function ord(field(i:1)) - 1
            divide j by 16 giving j remainder total
            string hex-digits(j + 1:1) hex-digits(total + 1:1) delimited by size into answer with pointer answer-at
        end-perform
        string ";replaced=[" delimited by size into answer with pointer answer-at
        perform varying i from 1 by 1 until i > replaced
            move replaced-place(i) to found
            perform emit-number
            string ";" delimited by size into answer with pointer answer-at
        end-perform
        string "];}" delimited by size into answer with pointer answer-at
    end-if.

convert-text.
    call "rashinban_convert" using by reference arg-text by value len-text by value PLAN-ENCODING-UTF8
        by value encoding by value pad-kind by value replace-lacking by reference field by value width
        by reference replaced-places by value 64 by reference replaced returning PLAN-STATUS.

answer-measure.
    call "rashinban_measure" using by reference arg-text by value len-text by value PLAN-ENCODING-UTF8
        by reference found by reference columns-taken returning PLAN-STATUS
    string "{characters=" delimited by size into answer with pointer answer-at
    perform emit-number
    string ";columns=" delimited by size into answer with pointer answer-at
    move columns-taken to found
    perform emit-number
    string ";}" delimited by size into answer with pointer answer-at.

answer-matches.
    call "rashinban_item_matches" using by reference arg-query by value len-query by value PLAN-ENCODING-UTF8
        by value PLAN-ITEM by reference matches by value 512 returning PLAN-STATUS
    if PLAN-FAILED
        perform emit-error
    else
        move PLAN-STATUS to count-found
        string "[" delimited by size into answer with pointer answer-at
        perform varying i from 1 by 1 until i > count-found
            string "{field=" delimited by size into answer with pointer answer-at
            move match-field(i) to found
            move "rashinban_field_name" to function-name
            perform emit-name
            string ";folds=[" delimited by size into answer with pointer answer-at
            move match-folds(i) to bits
            move 1 to one-bit
            perform until bits = 0
                divide bits by 2 giving bits remainder bit-rest
                if bit-rest = 1
                    move one-bit to found
                    move "rashinban_fold_name" to function-name
                    perform emit-name
                    string ";" delimited by size into answer with pointer answer-at
                end-if
                multiply 2 by one-bit
            end-perform
            string "];matched=" delimited by size into answer with pointer answer-at
            call "rashinban_item_field" using by value PLAN-ITEM by value match-field(i)
                by reference PLAN-STR returning PLAN-STATUS
            set address of library-text to PLAN-STR-PTR
            compute j = match-end(i) - match-start(i)
            string library-text(match-start(i) + 1:j) delimited by size into answer with pointer answer-at
            string ";word=" delimited by size into answer with pointer answer-at
            move match-word(i) to found
            perform emit-number
            string ";};" delimited by size into answer with pointer answer-at
        end-perform
        string "]" delimited by size into answer with pointer answer-at
    end-if.

answer-cross-references.
    call "rashinban_item_cross_references" using by value PLAN-ITEM by reference found-references by value 128
        returning PLAN-STATUS
    if PLAN-FAILED
        perform emit-error
    else
        move PLAN-STATUS to count-found
        string "[" delimited by size into answer with pointer answer-at
        perform varying i from 1 by 1 until i > count-found
            string "{item=" delimited by size into answer with pointer answer-at
            move reference-item(i) to found
            perform emit-found
            string ";reason=" delimited by size into answer with pointer answer-at
            move reference-reason(i) to found
            move "rashinban_reason_name" to function-name
            perform emit-name
            string ";term=" delimited by size into answer with pointer answer-at
            if reference-term(i) = 0
                perform emit-null
            else
                call "rashinban_term_label" using by value reference-term(i) by value PLAN-LANG-JA
                    by reference PLAN-STR returning PLAN-STATUS
                perform emit-str-or-error
            end-if
            string ";};" delimited by size into answer with pointer answer-at
        end-perform
        string "]" delimited by size into answer with pointer answer-at
    end-if.

*> Each term once, in the order of the references.
answer-terms.
    call "rashinban_item_cross_references" using by value PLAN-ITEM by reference found-references by value 128
        returning PLAN-STATUS
    move PLAN-STATUS to count-found
    string "[" delimited by size into answer with pointer answer-at
    perform varying i from 1 by 1 until i > count-found
        perform varying j from 1 by 1 until reference-term(j) = reference-term(i)
            continue
        end-perform
        if reference-term(i) not = 0 and j = i
            call "rashinban_term_label" using by value reference-term(i) by value lang by reference PLAN-STR
                returning PLAN-STATUS
            perform emit-str-or-error
            string ";" delimited by size into answer with pointer answer-at
        end-if
    end-perform
    string "]" delimited by size into answer with pointer answer-at.

answer-provenance.
    call "rashinban_item_provenance" using by value PLAN-ITEM by reference provenance returning PLAN-STATUS
    string "{column=" delimited by size into answer with pointer answer-at
    move from-column to found
    perform emit-number
    string ";document=" delimited by size into answer with pointer answer-at
    move from-document to PLAN-STR
    perform emit-str
    string ";edition=" delimited by size into answer with pointer answer-at
    move from-edition to found
    move "rashinban_edition_name" to function-name
    perform emit-name
    string ";heading=" delimited by size into answer with pointer answer-at
    move from-heading to PLAN-STR
    perform emit-str
    string ";line=" delimited by size into answer with pointer answer-at
    move from-line to found
    perform emit-number
    string ";verbatim=" delimited by size into answer with pointer answer-at
    move from-verbatim to PLAN-STR
    perform emit-str
    string ";}" delimited by size into answer with pointer answer-at.

answer-occurrences.
    call "rashinban_item_occurrences" using by value PLAN-ITEM by reference occurrences by value 8
        returning PLAN-STATUS
    move PLAN-STATUS to count-found
    string "[" delimited by size into answer with pointer answer-at
    perform varying i from 1 by 1 until i > count-found
        string "{line=" delimited by size into answer with pointer answer-at
        move occurrence-line(i) to found
        perform emit-number
        string ";verbatim=" delimited by size into answer with pointer answer-at
        move occurrence-text(i) to PLAN-STR
        perform emit-str
        string ";};" delimited by size into answer with pointer answer-at
    end-perform
    string "]" delimited by size into answer with pointer answer-at.

answer-edition.
    call "rashinban_edition_by_name" using by reference arg-id by value len-id by reference other-one
        returning PLAN-STATUS
    if PLAN-FAILED
        perform emit-error
    else
        string "{carried=" delimited by size into answer with pointer answer-at
        call "rashinban_edition_is_carried" using by value other-one by reference found returning PLAN-STATUS
        perform emit-boolean
        string ";decided_on=" delimited by size into answer with pointer answer-at
        move other-one to found
        move "rashinban_edition_decided_on" to function-name
        perform emit-name
        string ";superseded_by=" delimited by size into answer with pointer answer-at
        call "rashinban_edition_superseded_by" using by value other-one by reference found
            returning PLAN-STATUS
        if found = 0
            perform emit-null
        else
            move "rashinban_edition_name" to function-name
            perform emit-name
        end-if
        string ";}" delimited by size into answer with pointer answer-at
    end-if.

answer-editions.
    call "rashinban_editions" using by reference items by value 142 returning PLAN-STATUS
    move PLAN-STATUS to count-found
    string "[" delimited by size into answer with pointer answer-at
    move "rashinban_edition_name" to function-name
    perform varying i from 1 by 1 until i > count-found
        move item-found(i) to found
        perform emit-name
        string ";" delimited by size into answer with pointer answer-at
    end-perform
    string "]" delimited by size into answer with pointer answer-at.

answer-newest-edition.
    call "rashinban_edition_newest" using by reference other-one returning PLAN-STATUS
    call "rashinban_edition_is_confirmed" using by value other-one by reference found returning PLAN-STATUS
    string "{confirmed=" delimited by size into answer with pointer answer-at
    perform emit-boolean
    string ";id=" delimited by size into answer with pointer answer-at
    move other-one to found
    move "rashinban_edition_name" to function-name
    perform emit-name
    string ";}" delimited by size into answer with pointer answer-at.

answer-crosswalk.
    call "rashinban_edition_by_name" using by reference arg-edition by value len-edition by reference other-one
        returning PLAN-STATUS
    if PLAN-FAILED
        perform emit-error
    else
        call "rashinban_item_crosswalk" using by value PLAN-ITEM by value other-one by reference found
            returning PLAN-STATUS
        move "rashinban_crosswalk_name" to function-name
        perform emit-name-or-error
    end-if.

*> ---- pieces of an answer ----

emit-null.
    string null-text delimited by size into answer with pointer answer-at.

emit-number.
    move found to shown
    string function trim(shown) delimited by size into answer with pointer answer-at.

emit-boolean.
    evaluate true
        when PLAN-FAILED perform emit-error
        when found = 1 string "true" delimited by size into answer with pointer answer-at
        when other string "false" delimited by size into answer with pointer answer-at
    end-evaluate.

*> PLAN-STR, a text of the library.
emit-str.
    if PLAN-STR-PTR = null
        perform emit-null
    else
        if PLAN-STR-LEN > 0
            set address of library-text to PLAN-STR-PTR
            string library-text(1:PLAN-STR-LEN) delimited by size into answer with pointer answer-at
        end-if
    end-if.

emit-str-or-error.
    if PLAN-FAILED
        perform emit-error
    else
        perform emit-str
    end-if.

*> one-text with its length in PLAN-STATUS; an item without such a text has length 0.
emit-copied.
    evaluate true
        when PLAN-FAILED perform emit-error
        when PLAN-STATUS = 0 perform emit-null
        when other
            string one-text(1:PLAN-STATUS) delimited by size into answer with pointer answer-at
    end-evaluate.

*> The name that function-name gives for the number in found.
emit-name.
    call function-name using by value found by reference PLAN-STR returning PLAN-STATUS
    perform emit-str-or-error.

emit-name-or-error.
    if PLAN-FAILED
        perform emit-error
    else
        perform emit-name
    end-if.

*> The code of the item in found.
emit-found.
    call "rashinban_copy_code" using by value found by value PLAN-ENCODING-UTF8 by reference one-code
        by value length of one-code by value PLAN-PAD-SPACE returning PLAN-STATUS
    string one-code(1:PLAN-STATUS) delimited by size into answer with pointer answer-at.

emit-found-or-error.
    evaluate true
        when PLAN-FAILED perform emit-error
        when found = 0 perform emit-null
        when other perform emit-found
    end-evaluate.

*> The items, as many as PLAN-STATUS says.
emit-items-or-error.
    if PLAN-FAILED
        perform emit-error
    else
        move PLAN-STATUS to count-found
        string "[" delimited by size into answer with pointer answer-at
        perform varying i from 1 by 1 until i > count-found
            move item-found(i) to found
            perform emit-found
            string ";" delimited by size into answer with pointer answer-at
        end-perform
        string "]" delimited by size into answer with pointer answer-at
    end-if.

emit-error.
    move PLAN-STATUS to other-one
    string "{error=" delimited by size into answer with pointer answer-at
    call "rashinban_status_name" using by value other-one by reference PLAN-STR returning PLAN-STATUS
    perform emit-str
    string ";" delimited by size into answer with pointer answer-at
    if other-one = PLAN-ERR-UNKNOWN-CODE
        string "nearest=" delimited by size into answer with pointer answer-at
        call "rashinban_items_nearest" using by reference arg-code by value len-code
            by value PLAN-ENCODING-UTF8 by reference items by value 3 returning PLAN-STATUS
        perform emit-nearest
        string ";" delimited by size into answer with pointer answer-at
    end-if
    string "}" delimited by size into answer with pointer answer-at.

*> As emit-items-or-error, which a failure must not perform again.
emit-nearest.
    move PLAN-STATUS to count-found
    string "[" delimited by size into answer with pointer answer-at
    perform varying i from 1 by 1 until i > count-found
        move item-found(i) to found
        perform emit-found
        string ";" delimited by size into answer with pointer answer-at
    end-perform
    string "]" delimited by size into answer with pointer answer-at.

*> ---- the copybook's sizes ----

check-sizes.
    set size-at to 1
    perform varying encoding from 0 by 1 until encoding > 2
        move "rashinban_copy_label" to function-name
        perform check-size varying lang from 0 by 1 until lang > 2
        move "rashinban_copy_text" to function-name
        perform check-size varying lang from 0 by 1 until lang > 2
    end-perform.

check-size.
    move 0 to longest
    perform varying PLAN-ITEM from 1 by 1 until PLAN-ITEM > 142
        call function-name using by value PLAN-ITEM by value lang by value encoding by reference one-text by value 0
            by value PLAN-PAD-SPACE returning PLAN-STATUS
        if PLAN-STATUS > longest
            move PLAN-STATUS to longest
        end-if
    end-perform
    if longest = size-row(size-at)
        add 1 to passed
    else
        add 1 to failed
        display "the longest of " function trim(function-name) " is " longest ", not " size-row(size-at)
    end-if
    set size-at up by 1.
