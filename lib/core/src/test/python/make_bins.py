# Makes values and the counts and edges of numpy's bins: python make_bins.py FILE
import numpy as np, json, sys
rng=np.random.default_rng(7); out=[]
def add(v,bins=10):
    c,e=np.histogram(np.asarray(v,float),bins); out.append([[float(x) for x in v],bins,c.tolist(),e.tolist()])
add(range(10)); add(range(1,11)); add([1,2,3,4]); add([5]); add([5,5,5]); add([0,1],3); add([-3,0,0,2,7],7); add([.1*i for i in range(11)]); add([.1*i for i in range(31)],30)
for i in range(150):
    n=int(rng.integers(1,60)); b=int(rng.choice([1,2,3,5,10,10,10,20]))
    k=i%5
    v=rng.integers(-5,15,n) if k==0 else np.round(rng.standard_normal(n),1) if k==1 else rng.standard_normal(n)*10.0**rng.integers(-6,6) if k==2 else rng.integers(0,100,n)/10 if k==3 else rng.integers(1900,2030,n)
    add(v.tolist(),b)
json.dump(out,open(sys.argv[1],'w'))
