      *> A batch program: a file of a municipality's measures, in CP932
      *> and of fixed width, is held against the Priority Plan (2023).
      *> Each plan code, as people typed it, gets its printed form and
      *> its label; a wrong one gets a message and the nearest codes.
      *>
      *>     cobc -x -fstatic-call -I bindings/cobol \
      *>          examples/cobol/measures.cob -L. -lrashinban
      *>     MEASURES=measures.dat CHECKED=checked.dat ./measures
       IDENTIFICATION DIVISION.
       PROGRAM-ID. MEASURES.

       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT MEASURES-FILE ASSIGN TO EXTERNAL MEASURES
               ORGANIZATION SEQUENTIAL
               FILE STATUS MEASURES-STATE.
           SELECT REPORT-FILE ASSIGN TO EXTERNAL CHECKED
               ORGANIZATION SEQUENTIAL
               FILE STATUS REPORT-STATE.

       DATA DIVISION.
       FILE SECTION.
       FD  MEASURES-FILE.
       01  MEASURE.
           05  MEASURE-ID              PIC 9(4).
           05  MEASURE-CODE            PIC X(9).
           05  MEASURE-TITLE           PIC X(40).
           05  FILLER                  PIC X.
       FD  REPORT-FILE.
       01  REPORT-LINE                 PIC X(119).

       WORKING-STORAGE SECTION.
       COPY "rashinban.cpy".

       01  MEASURES-STATE              PIC XX.
       01  REPORT-STATE                PIC XX.
       01  DETAIL-LINE.
           05  DETAIL-ID               PIC 9(4).
           05  FILLER                  PIC X       VALUE SPACE.
           05  DETAIL-TYPED            PIC X(9).
           05  FILLER                  PIC X       VALUE SPACE.
           05  DETAIL-VERDICT          PIC X(2).
           05  FILLER                  PIC X       VALUE SPACE.
           05  DETAIL-CODE             PIC X(9).
           05  FILLER                  PIC X       VALUE SPACE.
      *>   The label, or what is wrong. 60 bytes hold most labels; a
      *>   longer one is cut between characters.
           05  DETAIL-TEXT             PIC X(60).
           05  FILLER                  PIC X       VALUE SPACE.
           05  DETAIL-NEAREST          OCCURS 3.
               10  NEAREST-CODE        PIC X(9).
           05  FILLER                  PIC X(2)    VALUE SPACES.
           05  FILLER                  PIC X       VALUE X"0A".
       01  TOTAL-LINE.
           05  FILLER                  PIC X(11)   VALUE "TOTAL READ ".
           05  TOTAL-READ              PIC 9(4)    VALUE 0.
           05  FILLER                  PIC X(7)    VALUE " VALID ".
           05  TOTAL-VALID             PIC 9(4)    VALUE 0.
           05  FILLER                  PIC X(7)    VALUE " WRONG ".
           05  TOTAL-WRONG             PIC 9(4)    VALUE 0.
           05  FILLER                  PIC X(9)    VALUE " VISIONS ".
           05  TOTAL-VISIONS           PIC 9(4)    VALUE 0.
           05  FILLER                  PIC X(12)   VALUE " STRATEGIES ".
           05  TOTAL-STRATEGIES        PIC 9(4)    VALUE 0.
           05  FILLER                  PIC X(13)
               VALUE " INITIATIVES ".
           05  TOTAL-INITIATIVES       PIC 9(4)    VALUE 0.
           05  FILLER                  PIC X(8)    VALUE " OTHERS ".
           05  TOTAL-OTHERS            PIC 9(4)    VALUE 0.
           05  FILLER                  PIC X(23)   VALUE SPACES.
           05  FILLER                  PIC X       VALUE X"0A".
       01  NEAREST-ITEMS.
           05  NEAREST-ITEM            BINARY-LONG OCCURS 3.
       01  NEAREST-COUNT               BINARY-LONG.
       01  NEAREST-AT                  BINARY-LONG.
       01  REPLACED                    BINARY-LONG.
       01  PROBLEM                     BINARY-LONG.

       PROCEDURE DIVISION.
       MAIN-SECTION.
           OPEN INPUT MEASURES-FILE
           IF MEASURES-STATE NOT = "00"
               DISPLAY "MEASURES CANNOT BE OPENED: " MEASURES-STATE
                   UPON SYSERR
               MOVE 2 TO RETURN-CODE
               STOP RUN
           END-IF
           OPEN OUTPUT REPORT-FILE
           IF REPORT-STATE NOT = "00"
               DISPLAY "REPORT CANNOT BE OPENED: " REPORT-STATE
                   UPON SYSERR
               MOVE 2 TO RETURN-CODE
               STOP RUN
           END-IF
           READ MEASURES-FILE
           PERFORM UNTIL MEASURES-STATE NOT = "00"
               PERFORM CHECK-MEASURE
               READ MEASURES-FILE
           END-PERFORM
           WRITE REPORT-LINE FROM TOTAL-LINE
           CLOSE MEASURES-FILE REPORT-FILE
           STOP RUN.

       CHECK-MEASURE.
           ADD 1 TO TOTAL-READ
           MOVE MEASURE-ID TO DETAIL-ID
           MOVE MEASURE-CODE TO DETAIL-TYPED
           MOVE SPACES TO DETAIL-CODE DETAIL-TEXT
               NEAREST-CODE(1) NEAREST-CODE(2) NEAREST-CODE(3)
      *>   The whole field: spaces around a code do not matter.
           CALL "rashinban_item_by_code" USING
               BY REFERENCE MEASURE-CODE
               BY VALUE LENGTH OF MEASURE-CODE
               BY VALUE PLAN-ENCODING-CP932
               BY REFERENCE PLAN-ITEM
               RETURNING PLAN-STATUS
           IF PLAN-OK
               MOVE "OK" TO DETAIL-VERDICT
               ADD 1 TO TOTAL-VALID
               PERFORM WRITE-CODE-AND-LABEL
               PERFORM COUNT-BY-KIND
           ELSE
               MOVE "NG" TO DETAIL-VERDICT
               ADD 1 TO TOTAL-WRONG
               MOVE PLAN-STATUS TO PROBLEM
               PERFORM WRITE-MESSAGE
               IF PROBLEM = PLAN-ERR-UNKNOWN-CODE
                   PERFORM WRITE-NEAREST
               END-IF
           END-IF
           WRITE REPORT-LINE FROM DETAIL-LINE.

       WRITE-CODE-AND-LABEL.
           CALL "rashinban_copy_code" USING
               BY VALUE PLAN-ITEM
               BY VALUE PLAN-ENCODING-CP932
               BY REFERENCE PLAN-CODE
               BY VALUE LENGTH OF PLAN-CODE
               BY VALUE PLAN-PAD-SPACE
               RETURNING PLAN-STATUS
           MOVE PLAN-CODE TO DETAIL-CODE
           CALL "rashinban_copy_label" USING
               BY VALUE PLAN-ITEM
               BY VALUE PLAN-LANG-JA
               BY VALUE PLAN-ENCODING-CP932
               BY REFERENCE DETAIL-TEXT
               BY VALUE LENGTH OF DETAIL-TEXT
               BY VALUE PLAN-PAD-SPACE
               RETURNING PLAN-STATUS.

      *> PLAN-CODE holds the printed form, so its conditions hold, too.
       COUNT-BY-KIND.
           EVALUATE TRUE
               WHEN PLAN-IS-VISION
                   ADD 1 TO TOTAL-VISIONS
               WHEN PLAN-IS-STRATEGY
                   ADD 1 TO TOTAL-STRATEGIES
               WHEN PLAN-IS-INITIATIVE
               WHEN PLAN-IS-INITIATIVE-ITEM
               WHEN PLAN-IS-INITIATIVE-SUB-ITEM
                   ADD 1 TO TOTAL-INITIATIVES
               WHEN OTHER
                   ADD 1 TO TOTAL-OTHERS
           END-EVALUATE.

      *> The library's own words are UTF-8; this report is CP932.
       WRITE-MESSAGE.
           CALL "rashinban_status_message" USING
               BY VALUE PROBLEM
               BY VALUE PLAN-LANG-JA
               BY REFERENCE PLAN-STR
               RETURNING PLAN-STATUS
           CALL "rashinban_convert" USING
               BY VALUE PLAN-STR-PTR
               BY VALUE PLAN-STR-LEN
               BY VALUE PLAN-ENCODING-UTF8
               BY VALUE PLAN-ENCODING-CP932
               BY VALUE PLAN-PAD-SPACE
               BY VALUE 0
               BY REFERENCE DETAIL-TEXT
               BY VALUE LENGTH OF DETAIL-TEXT
               BY REFERENCE NEAREST-AT
               BY VALUE 0
               BY REFERENCE REPLACED
               RETURNING PLAN-STATUS.

       WRITE-NEAREST.
           CALL "rashinban_items_nearest" USING
               BY REFERENCE MEASURE-CODE
               BY VALUE LENGTH OF MEASURE-CODE
               BY VALUE PLAN-ENCODING-CP932
               BY REFERENCE NEAREST-ITEMS
               BY VALUE 3
               RETURNING NEAREST-COUNT
           PERFORM VARYING NEAREST-AT FROM 1 BY 1
                   UNTIL NEAREST-AT > NEAREST-COUNT
               CALL "rashinban_copy_code" USING
                   BY VALUE NEAREST-ITEM(NEAREST-AT)
                   BY VALUE PLAN-ENCODING-CP932
                   BY REFERENCE NEAREST-CODE(NEAREST-AT)
                   BY VALUE LENGTH OF NEAREST-CODE(NEAREST-AT)
                   BY VALUE PLAN-PAD-SPACE
                   RETURNING PLAN-STATUS
           END-PERFORM.
