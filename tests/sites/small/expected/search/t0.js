gongwen.t0=[["#places/nanjing","4E","",[["南京"],["Nanjing"]]],
["#topics/traceability","456","",[["追溯体系","追溯"],["Traceability","traceability","track and trace"]]],
["1000","3C",""],
["2024","3!C!","㯟"],
["2025",">!N\"","应빵"],
["3","5\"E!","෷吗"]]
