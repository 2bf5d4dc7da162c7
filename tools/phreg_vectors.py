"""Reference vectors for Plackett-Luce with Breslow's ties: PHReg of statsmodels, whose partial likelihood it is.

  python3 tools/phreg_vectors.py    (Debian: python3-statsmodels; prints its version, then the vectors of
                                     tests/detect/phreg_vectors.inc)
"""
import numpy as np, statsmodels, random
from statsmodels.duration.hazard_regression import PHReg
def case(seed, sessions, p, ties):
    r=random.Random(seed); X=[];T=[];S=[]
    rows=[]
    for s,n in enumerate(sessions):
        place=0
        i=0
        while i<n:
            k = min(n-i, 2 if (ties and r.random()<.3) else 1)
            place+=1
            for _ in range(k):
                rows.append((s,place,[r.randrange(-128,128)/64 for _ in range(p)])); i+=1
    S=[a for a,_,_ in rows];T=[b for _,b,_ in rows];X=np.array([c for _,_,c in rows],float)
    m=PHReg(np.array(T,float),X,status=np.ones(len(T)),strata=np.array(S),ties='breslow')
    f=m.fit(disp=0)
    # stage sizes
    st=[];
    for s in range(len(sessions)):
        pl=[b for a,b,_ in rows if a==s]; sizes=[pl.count(q) for q in sorted(set(pl))]
        st.append("{"+", ".join(map(str,sizes))+"}")
    x=", ".join(str(int(v*64)) for row in X for v in row)
    print("{\n  {%s},\n  {%s},\n  %s, {%s}, {%s}},"%(", ".join(st),x,repr(float(f.llf)),", ".join(repr(float(v)) for v in f.params),", ".join(repr(float(v)) for v in f.bse)))
print(statsmodels.__version__, np.__version__)
case(1,[20],1,False); case(2,[12,9,15],2,False); case(3,[14,16],3,True)
