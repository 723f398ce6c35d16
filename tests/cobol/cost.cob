*> What a call costs, beside the cheapest CALL. Printed, never judged.
*>
*> cobc -x -free -O2 -I bindings/cobol tests/cobol/cost.cob
identification division.
program-id. cost.

data division.
working-storage section.
copy "rashinban.cpy".

78  CALLS                       value 50000.
78  SEARCHES                    value 2000.
*> CLOCK_MONOTONIC of clock_gettime, and what it fills in.
78  MONOTONIC                   value 1.
01  now.
    05  seconds                 binary-double.
    05  nanoseconds             binary-double.
01  read-at                     binary-double.
01  started                     binary-double.
01  spent                       binary-double.
*> The shortest of several rounds.
01  least                       binary-double value 0.
01  shown                       pic z(6)9.9.
01  ignored                     binary-long.
01  typed                       pic x(9) value "I01-02-03".
*> 防災 in CP932.
01  query                       pic x(4) value x"96688DD0".
01  label-field                 pic x(60).
01  found.
    05  found-item              binary-long occurs 10.
01  total                       binary-long.

procedure division.
main-section.
    perform 5 times
        perform start-clock
        perform CALLS times
            call "rashinban_abi_version" returning PLAN-STATUS end-call
        end-perform
        perform stop-clock
    end-perform
    compute shown = least / CALLS
    perform show
    display " ns the cheapest call, " with no advancing

    perform 5 times
        perform start-clock
        perform CALLS times
            call "rashinban_item_by_code" using by reference typed by value length of typed
                by value PLAN-ENCODING-CP932 by reference PLAN-ITEM returning PLAN-STATUS
            end-call
        end-perform
        perform stop-clock
    end-perform
    compute shown = least / CALLS
    perform show
    display " ns an item by its code, " with no advancing

    perform 5 times
        perform start-clock
        perform CALLS times
            call "rashinban_copy_label" using by value PLAN-ITEM by value PLAN-LANG-JA
                by value PLAN-ENCODING-CP932 by reference label-field by value length of label-field
                by value PLAN-PAD-SPACE returning PLAN-STATUS
            end-call
        end-perform
        perform stop-clock
    end-perform
    compute shown = least / CALLS
    perform show
    display " ns a label of 60 bytes, " with no advancing

    perform 5 times
        perform start-clock
        perform SEARCHES times
            call "rashinban_search" using by reference query by value length of query
                by value PLAN-ENCODING-CP932 by value 0 by value 0 by value 0
                by reference found by value 10 by reference total returning PLAN-STATUS
            end-call
        end-perform
        perform stop-clock
    end-perform
    compute shown = least / 1000 / SEARCHES
    perform show
    display " µs a search"
    if total not > 0
        move 1 to return-code
    end-if
    stop run.

start-clock.
    perform read-clock
    move read-at to started.

stop-clock.
    perform read-clock
    subtract started from read-at giving spent
    if least = 0 or spent < least
        move spent to least
    end-if.

read-clock.
    call "clock_gettime" using by value MONOTONIC by reference now returning ignored
    compute read-at = seconds * 1000000000 + nanoseconds.

show.
    display function trim(shown) with no advancing
    move 0 to least.
