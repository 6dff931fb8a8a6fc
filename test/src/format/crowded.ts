/** What is hard to set: long lines, many references, comments in every corner. */
export const crowded = `
// A comment before everything.
language 1 // the version

/* A block
 * of stars. */
product crowded "とても長い名前の、何でも載せてある見本の保険商品" en "A sample insurance product with a very long name that holds everything" @doc(1) @doc(2) { // open
  document doc "d"  @doc(3) // behind


  contract @doc(4) { @doc(5)
    /// A plan.
    plan basic "ベーシックプラン" @doc(p.1) | /* middle */ wide "ワイドプラン" en "Wide" @doc(p.2) // all
    kind "区分" @doc(p.3) : one of retail "小売" @doc(a), // retail
         it "IT" @doc(b), // it
         /// Other kinds.
         other "その他"
      = other // the default
    options by plan basic wide @doc(6) { rider "特約" ○ ◎ @doc(7)
      // in the grid
      very_long_name_of_a_rider "とても長い名前の特約" × ○ requires kind is retail or kind is it requires plan is wide not with rider @doc(8) @doc(9) @doc(10)
    }
  }
  table t "表" @doc(11) by kind { a b // columns
    retail : 1 2 @doc(12) // first
    // second
    it, other : 3000 unlimited
  } @doc(13)
  section s "第一" { limit 5 per claim } @doc(14) // after
  section empty { }
  section long "これはとても長い見出しで、一行には収まらないかもしれない補償の名前である" when plan is wide and kind is retail or plan is basic and kind is it {
    require 2 > 1 }
  section rules {
    require r "ひとつめの条件" en "The first condition": plan is wide and kind is retail or plan is basic and kind is it or kind is other @doc(15)
    deductible 1_000 per claim /* inline */ falling first on aaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbb, cccccccccccccccccccccc, ddddddddddddddd, then eeeeeeeeeeeeeeeeee, ffffffffffffffff // cheap
      // own line
      when kind is it @doc(16)
      @doc(17)
    head h "H" requires approval { coinsurance pays 90%  limit 1 per claim } head i "I" { limit 2 per claim
      }
    frame f { head j { limit 3 per claim } // three
      head k // four
      }
  }
  exclusions { one "一" : bool @doc(18) for a, /* g */ unless b { two : bool // two
    three : bool } // group
  }
}
// The end.
`;
